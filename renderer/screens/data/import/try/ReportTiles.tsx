import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { Term } from "../../../../ui/Term.tsx";
import { Tile } from "../../../../ui/Tile.tsx";
import classes from "../import.module.css";
import { summed } from "../reports.ts";

/** Rows read, taken and refused, cells mended, customers with a gap. */
export function ReportTiles({ report }: { report: ImportReport }) {
  const t = useText("data").import.try.tiles;
  const format = useFormat();
  const { tables, rejectedRows, incompleteCustomerMonths, bytes, seconds } = report;
  const sum = (of: (table: (typeof tables)[number]) => number) => tables.reduce((all, table) => all + of(table), 0);
  const read = sum(({ rowsRead }) => rowsRead);
  const accepted = sum(({ rowsAccepted }) => rowsAccepted);
  const skipped = sum(({ rowsSkipped }) => rowsSkipped);
  const repaired = summed(report, "repaired").reduce((all, { count }) => all + count, 0);
  const share = (n: number) => (read > 0 ? format.percent(n / read, 2) : null);
  return (
    <div className={classes.tiles}>
      <Tile
        label={t.read}
        value={format.count(read)}
        note={t.readNote(format.bytes(bytes), format.duration(seconds))}
      />
      <Tile
        label={t.accepted}
        value={format.count(accepted)}
        note={skipped > 0 ? t.skipped(format.count(skipped)) : t.ofRead(share(accepted) ?? "")}
      />
      <Tile label={t.rejected} value={format.count(rejectedRows)} note={t.ofRead(share(rejectedRows) ?? "")} />
      <Tile label={t.repaired} value={format.count(repaired)} note={t.repairedNote} />
      <Tile
        label={<Term id="customerMonth">{t.incomplete}</Term>}
        value={format.count(incompleteCustomerMonths)}
        note={t.incompleteNote}
      />
    </div>
  );
}
