import { ActionIcon, Group, TextInput, Title, Tooltip } from "@mantine/core";
import { IconCheck, IconPencil, IconX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Segment } from "../../../../core/contract/segmentation.ts";
import { useDesk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { useAttempt } from "../../../ui/useAttempt.ts";
import { Swatch } from "../Swatch.tsx";

const LONGEST = 60;

/** A segment's name, changed in place: the pencil opens, Enter saves, Esc leaves it as it was. */
export function EditableName({ segmentation, segment }: { segmentation: string; segment: Segment }) {
  const t = useText("segments");
  const [isEditing, setEditing] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const pencil = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const { id, name } = segment;
  // what was typed stands at once; the core's answer takes its place
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer ends the wait, whatever it says
  useEffect(() => setSaved(null), [segment]);
  useEffect(() => {
    if (wasEditing.current && !isEditing) pencil.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const shown = saved ?? name;
  const save = useRename(segmentation, id, name, setSaved);
  if (isEditing) {
    return (
      <NameField
        label={t.rename(id)}
        name={shown}
        onLeave={() => setEditing(false)}
        onSave={(next) => {
          setEditing(false);
          void save(next);
        }}
      />
    );
  }
  return (
    <Group gap="xs" wrap="nowrap" align="start">
      <Title order={3} style={{ overflowWrap: "anywhere" }}>
        <Swatch segment={id} /> {id} {shown}
      </Title>
      <Tooltip label={segment.namedBy === "person" ? t.namedByPerson : t.namedByProposal}>
        <ActionIcon ref={pencil} size="sm" aria-label={t.rename(`${id} ${shown}`)} onClick={() => setEditing(true)}>
          <IconPencil size={14} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}

function useRename(segmentation: string, segment: string, name: string, setSaved: (name: string | null) => void) {
  const t = useText("segments");
  const desk = useDesk();
  const attempt = useAttempt();
  return async (next: string) => {
    if (next === name) return;
    setSaved(next);
    const isDone = await attempt(async () => {
      await desk.segments.rename({ id: segmentation, segment, name: next });
      return t.renamed(segment, next);
    });
    if (!isDone) setSaved(null);
  };
}

function NameField({
  label,
  name,
  onSave,
  onLeave,
}: {
  label: string;
  name: string;
  onSave: (name: string) => void;
  onLeave: () => void;
}) {
  const t = useText("segments");
  const [text, setText] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const isEmpty = text.trim() === "";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isEmpty) onSave(text.trim());
      }}
    >
      <Group gap={4} wrap="nowrap" align="start">
        <TextInput
          size="xs"
          style={{ flex: 1 }}
          ref={field}
          aria-label={label}
          maxLength={LONGEST}
          value={text}
          error={isEmpty && t.nameNeeded}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.stopPropagation();
            onLeave();
          }}
        />
        <ActionIcon type="submit" aria-label={t.saveName} disabled={isEmpty} size={30}>
          <IconCheck size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t.keepName} onClick={onLeave} size={30}>
          <IconX size={16} />
        </ActionIcon>
      </Group>
    </form>
  );
}
