import { Button } from "@mantine/core";
import { IconChartBar, IconRefresh } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useView } from "../../../app/view.ts";
import { useJobs, useRunning } from "../../../client/jobs.tsx";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { DIMENSIONS } from "./dimensions.ts";
import { useQuality } from "./useQuality.ts";

/** How good the month shown is, and what is weakest in it. */
export function QualityAnswer() {
  const t = useText("data").quality;
  const format = useFormat();
  const { version, month } = useView();
  const { data } = useQuality();
  if (!data || month === null) return null;
  const { months, scores, findings } = data.report;
  const at = months.indexOf(month);
  const known = DIMENSIONS.flatMap((dimension) => {
    const score = scores[dimension][at] ?? null;
    return score === null ? [] : [{ dimension, score }];
  });
  if (at < 0 || known.length === 0) return null;
  const weakest = known.reduce((low, one) => (one.score < low.score ? one : low));
  return t.answer({
    version: version ?? "",
    month: format.month(month),
    overall: format.decimal(scores.overall[at], 1),
    weakest: t.dimensions[weakest.dimension],
    score: format.decimal(weakest.score, 1),
    findings: findings.length,
  });
}

export function QualityActions() {
  const t = useText("data").quality;
  const navigate = useNavigate();
  const { version } = useView();
  const { start } = useJobs();
  const running = useRunning("figures", "demo");
  const { data } = useQuality();
  if (!data) return null;
  return (
    <>
      {!data.isCurrent && (
        <Button
          variant="default"
          leftSection={<IconRefresh size={16} />}
          disabled={running !== null}
          onClick={() => void start({ kind: "figures", ...(version === null ? {} : { version }) })}
        >
          {t.countAgain}
        </Button>
      )}
      <Button
        leftSection={<IconChartBar size={16} />}
        onClick={() => void navigate({ to: "/dashboard", search: (before) => before })}
      >
        {t.next}
      </Button>
    </>
  );
}
