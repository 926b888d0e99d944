import { Text, Title } from "@mantine/core";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { useFormat } from "../../../format/useFormat.ts";
import { useText } from "../../../i18n/useText.ts";
import { Swatch } from "../Swatch.tsx";
import classes from "../segments.module.css";

/** What each mark of the map stands for; one of them can be brought forward. */
export function MapKey({
  segments,
  chosen,
  onChoose,
}: {
  segments: readonly Segment[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}) {
  const t = useText("segments").map;
  const format = useFormat();
  return (
    <>
      <Title order={2} fz="md">
        {t.key}
      </Title>
      <Text fz="sm" c="dimmed" mb="xs">
        {t.keyNote}
      </Text>
      <ul className={classes.key}>
        {segments.map(({ id, name, share }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.keyButton}
              aria-pressed={chosen === id}
              onClick={() => onChoose(chosen === id ? null : id)}
            >
              <Swatch segment={id} />
              <span>
                {id} {name}
              </span>
              <span>{format.percent(share)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
