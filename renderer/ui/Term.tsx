import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { TermId } from "../i18n/en/glossary.ts";
import { useText } from "../i18n/useText.ts";

/** A term of art with a dotted underline; its meaning, and how we compute it, on hover and focus. */
export function Term({ id, children }: { id: TermId; children?: ReactNode }) {
  const { term, meaning } = useText("glossary")[id];
  return (
    <Tooltip label={meaning} w={320} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its meaning must be reachable by keyboard */}
      <span className="term" tabIndex={0}>
        {children ?? term}
      </span>
    </Tooltip>
  );
}
