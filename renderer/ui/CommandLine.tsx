import { ActionIcon, CopyButton, Tooltip } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useText } from "../i18n/useText.ts";
import classes from "./CommandLine.module.css";
import { commandLine } from "./commandWords.ts";

/** A command of `easymoney`, to read and to copy. @param words without the program's name */
export function CommandLine({ words }: { words: readonly string[] }) {
  const t = useText("shell").fault;
  const line = commandLine(words);
  return (
    <div className={classes.line}>
      <code className={classes.code}>{line}</code>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? t.copied : t.copy}>
            <ActionIcon size="sm" onClick={copy} aria-label={`${copied ? t.copied : t.copy}: ${line}`}>
              {copied ? <IconCheck size={14} color="var(--good)" /> : <IconCopy size={14} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  );
}
