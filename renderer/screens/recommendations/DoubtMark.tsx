import { Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ProductOutlook } from "../../../core/contract/desk/offers.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./recommendations.module.css";

type Doubts = ProductOutlook["doubts"];

/** Beside a figure that is too good to go unquestioned: what makes one doubt it. */
export function DoubtMark({ doubts }: { doubts: Doubts }) {
  const t = useText("recommendations");
  const sentences = useDoubts()(doubts);
  if (!doubts.includes("AUC too good")) return null;
  return (
    <Tooltip label={sentences.join(" ")} w={320} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
      <span className={classes.doubt} tabIndex={0} role="img" aria-label={`${t.doubtWord}: ${sentences.join(" ")}`}>
        <IconAlertTriangle size={14} aria-hidden />
        {t.doubtWord}
      </span>
    </Tooltip>
  );
}

/** What to doubt, in sentences, the gravest first. */
export function useDoubts(): (doubts: Doubts) => string[] {
  const { doubts: t, lookForALeak } = useText("recommendations");
  return (doubts) => [
    ...doubts.map((doubt) => t[doubt]),
    // a figure that is too good and that nothing explains: a column may know the answer
    ...(doubts.length === 1 && doubts[0] === "AUC too good" ? [lookForALeak] : []),
  ];
}
