import { Badge } from "@mantine/core";
import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck, IconShieldCheck } from "@tabler/icons-react";
import type { Segment } from "../../../core/contract/segmentation.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { Term } from "../../ui/Term.tsx";

type Trust = NonNullable<Segment["trust"]>;

const LOOKS: Record<Trust, { icon: typeof IconCircleCheck; tone: "good" | "warning" | "bad" }> = {
  "very stable": { icon: IconShieldCheck, tone: "good" },
  stable: { icon: IconCircleCheck, tone: "good" },
  "pattern only": { icon: IconAlertTriangle, tone: "warning" },
  "do not trust": { icon: IconAlertOctagon, tone: "bad" },
};

/** Whether refits find the segment again, in a word, with the figure behind it. */
export function TrustBadge({ trust, jaccard }: Pick<Segment, "trust" | "jaccard">) {
  const t = useText("segments");
  const format = useFormat();
  if (trust === null) {
    return (
      <Badge variant="light" tt="none" styles={toned("var(--text-2)", "var(--page)")}>
        {t.trust.setAside}
      </Badge>
    );
  }
  const { icon: Icon, tone } = LOOKS[trust];
  return (
    <Badge
      variant="light"
      tt="none"
      leftSection={<Icon size={14} aria-hidden />}
      styles={toned(`var(--${tone})`, `var(--${tone}-soft)`)}
    >
      <Term id="jaccard">
        {t.trust[trust]} {format.decimal(jaccard, 2)}
      </Term>
    </Badge>
  );
}

const toned = (color: string, background: string) => ({ root: { color, background, flexShrink: 0, fontWeight: 600 } });
