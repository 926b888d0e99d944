import type { ShownSegmentation } from "../../../core/contract/desk/segments.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { stayed } from "./migration/movements.ts";
import type { Tab } from "./tabs.ts";

/** The answer of each part in one sentence, from the data. */
export function Answer({ shown, tab }: { shown: ShownSegmentation; tab: Tab }) {
  const t = useText("segments").answers;
  const format = useFormat();
  const { segments, customers, month, k, chosenBy, vote, map, migration } = shown;
  const [largest] = segments;
  const setAside = segments.find(({ id }) => id === "S0");
  const winner = vote.find((count) => count.k === k);
  if (tab === "vote") {
    return chosenBy === "person"
      ? t.fixed(k)
      : t.vote(k, format.decimal(winner?.points.all, 2), vote.filter(({ fails }) => fails.length > 0).length);
  }
  if (tab === "map") return t.map(format.count(map.points.length), format.percent(sum(map.shares.slice(0, 2)), 0));
  if (tab === "compare") return t.compare(format.month(month));
  if (tab === "migration") {
    if (!migration) return t.noMigration;
    const { share, moved } = stayed(migration.customers);
    return t.migration(format.percent(share), format.count(moved), format.month(migration.from), format.month(month));
  }
  if (tab === "customers") return t.customers(format.count(customers), format.month(month));
  return t.overview({
    k,
    customers: format.count(customers),
    month: format.month(month),
    largest: largest.name,
    share: format.percent(largest.share),
    without: setAside ? format.percent(setAside.share) : null,
  });
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
