import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text, TextInput, UnstyledButton } from "@mantine/core";
import { IconArrowUp, IconFile, IconFileDatabase, IconFolder } from "@tabler/icons-react";
import { useState } from "react";
import type { FileEntry } from "../../../core/contract/desk/session.ts";
import { useSession } from "../../client/session.tsx";
import { useAsk } from "../../client/useAsk.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { FaultNote } from "../FaultNote.tsx";
import classes from "./BrowseModal.module.css";
import type { Asked } from "./FilePicker.tsx";

/** Folders of this computer as the core sees them: for a browser, which may not see paths. */
export function BrowseModal({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useText("files");
  const { close } = useText("shell");
  const { host } = useSession();
  const [folder, setFolder] = useState(host.home);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [name, setName] = useState(asked.mode === "save" ? asked.options.name : "");
  const { data, error } = useAsk("session", "folder", { path: folder });
  const isSeveral = asked.mode === "choose" && asked.options.several === true;
  const takesFolder = asked.mode === "choose" && asked.options.what === "extract";
  const cancel = () => {
    if (asked.mode === "choose") asked.answer([]);
    else asked.answer(null);
    onClose();
  };
  const finish = (paths: readonly string[]) => {
    if (asked.mode === "choose") asked.answer([...paths]);
    else asked.answer(join(data?.path ?? folder, name));
    onClose();
  };
  const onEntry = (entry: FileEntry) => {
    if (entry.kind === "folder") {
      setFolder(entry.path);
      setChosen([]);
    } else if (asked.mode === "save") setName(entry.name);
    else if (!isSeveral) setChosen([entry.path]);
    else
      setChosen(chosen.includes(entry.path) ? chosen.filter((path) => path !== entry.path) : [...chosen, entry.path]);
  };
  const fits = ({ kind, name }: FileEntry) =>
    kind === "folder" ||
    (asked.options.what === "workspace"
      ? kind === "workspace"
      : asked.options.what === "extract" || asked.options.what === "table"
        ? kind === "data"
        : asked.options.what === "model"
          ? name.endsWith(".onnx")
          : true);
  return (
    <Modal
      opened
      onClose={cancel}
      size="lg"
      title={t.title[asked.mode][asked.options.what === "workspace" ? "workspace" : "file"]}
      closeButtonProps={{ "aria-label": close }}
    >
      <Stack gap="md">
        <Group gap="xs" align="end" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<IconArrowUp size={16} />}
            disabled={!data?.parent}
            onClick={() => data?.parent && setFolder(data.parent)}
          >
            {t.up}
          </Button>
          <TextInput
            flex={1}
            label={t.folder}
            description={t.folderHelp}
            value={folder}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        </Group>
        {error ? (
          <FaultNote error={error} />
        ) : (
          <ScrollArea h={300} className={classes.list} viewportProps={{ tabIndex: 0, "aria-label": t.folder }}>
            {data?.entries.filter(fits).map((entry) => (
              <Entry
                key={entry.path}
                entry={entry}
                isChosen={chosen.includes(entry.path)}
                isSeveral={isSeveral}
                onChoose={() => onEntry(entry)}
              />
            ))}
            {data?.entries.filter(fits).length === 0 && (
              <Text fz="sm" c="dimmed" p="md">
                {t.emptyFolder}
              </Text>
            )}
          </ScrollArea>
        )}
        {asked.mode === "save" && (
          <TextInput
            label={t.name}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={cancel}>
            {t.cancel}
          </Button>
          {takesFolder && chosen.length === 0 && (
            <Button variant="light" disabled={!data} onClick={() => finish([data?.path ?? folder])}>
              {t.useFolder}
            </Button>
          )}
          {asked.mode === "save" ? (
            <Button disabled={name.trim() === "" || !data} onClick={() => finish([])}>
              {t.save}
            </Button>
          ) : (
            <Button disabled={chosen.length === 0} onClick={() => finish(chosen)}>
              {t.choose(chosen.length)}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

interface EntryProps {
  entry: FileEntry;
  isChosen: boolean;
  isSeveral: boolean;
  onChoose: () => void;
}

function Entry({ entry, isChosen, isSeveral, onChoose }: EntryProps) {
  const format = useFormat();
  const { name, kind, sizeBytes } = entry;
  const Icon = kind === "folder" ? IconFolder : kind === "workspace" ? IconFileDatabase : IconFile;
  return (
    <UnstyledButton
      className={classes.entry}
      data-chosen={isChosen || undefined}
      aria-pressed={kind === "folder" ? undefined : isChosen}
      onClick={onChoose}
    >
      {isSeveral && kind !== "folder" && <Checkbox size="xs" checked={isChosen} readOnly tabIndex={-1} aria-hidden />}
      <Icon size={18} stroke={1.75} aria-hidden />
      <Text fz="sm" flex={1} truncate>
        {name}
      </Text>
      {kind !== "folder" && (
        <Text fz="sm" c="dimmed">
          {format.bytes(sizeBytes)}
        </Text>
      )}
    </UnstyledButton>
  );
}

/** Joins with the separator that the folder uses. */
function join(folder: string, name: string): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return `${folder.replace(/[\\/]+$/, "")}${separator}${name}`;
}
