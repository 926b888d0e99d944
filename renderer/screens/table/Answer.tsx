import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { foundIn, shownMetric } from "./figures.ts";

/** How well the target is told, in a sentence. */
export function Answer({ run }: { run: number }) {
  const t = useText("ownTable");
  const format = useFormat();
  const { data } = useAsk("tables", "show", { run });
  if (!data) return null;
  const { options, metric, judged, capture } = data.result;
  const value = format.figure(shownMetric(metric, judged.metric.value));
  return t.answer(options.target, value, t.metrics[metric], format.percent(foundIn(capture, 0.1), 0));
}
