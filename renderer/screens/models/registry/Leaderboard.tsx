import type { ModelList } from "../../../../core/contract/experiments.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Term } from "../../../ui/Term.tsx";
import type { Column, Row } from "../../../ui/table/column.ts";
import { DataTable } from "../../../ui/table/DataTable.tsx";

interface LeaderboardProps {
  list: ModelList;
  chosen: number;
  onChoose: (number: number) => void;
}

/** All models with their figures on the month that each had not seen; a row shows its gates. */
export function Leaderboard({ list, chosen, onChoose }: LeaderboardProps) {
  const t = useText("models").registry;
  const format = useFormat();
  const figure = (value: number) => format.decimal(value, 5);
  const columns: Column[] = [
    { id: "number", label: t.columns.number, kind: "integer", format: (value: number) => format.count(value) },
    { id: "is", label: t.columns.is },
    { id: "red", label: t.columns.red },
    { id: "signed", label: t.columns.signed },
    { id: "testedOn", label: t.columns.testedOn, format: (value: string) => format.month(value) },
    { id: "map7", label: "MAP@7", heading: <Term id="map7" />, kind: "decimal", format: figure },
    { id: "share", label: t.columns.share, kind: "decimal", format: (value: number) => format.percent(value) },
    { id: "popularity", label: t.columns.popularity, kind: "decimal", format: figure },
    { id: "derived", label: t.columns.derived },
    { id: "data", label: t.columns.data },
  ];
  const rows = list.versions.map(
    (model): Row => [
      model.number,
      model.aliases.map((alias) => t.aliases[alias]).join(", ") || null,
      model.gatesAreCurrent && model.gates
        ? String(model.gates.gates.filter(({ passes }) => !passes).length)
        : t.notMeasuredShort,
      model.signOff?.name ?? null,
      model.testedOn,
      model.map7,
      model.shareOfCeiling,
      model.popularityMap7,
      model.derived,
      model.data,
    ],
  );
  return (
    <DataTable
      name={t.models}
      columns={columns}
      rows={rows}
      initialSort={{ column: "map7", descending: true }}
      chosen={String(chosen)}
      onRow={(row) => onChoose(Number(row[0]))}
      maxHeight={360}
    />
  );
}
