import { Button } from "@mantine/core";
import { IconDownload, IconFolderOpen } from "@tabler/icons-react";
import type { Job } from "../../../core/contract/desk/jobs.ts";
import { shell } from "../../client/shell.ts";
import { useText } from "../../i18n/useText.ts";

/** The file that a job wrote: shown in the file manager by the shell, downloaded in a browser. */
export function JobFileButton({ job }: { job: Job }) {
  const t = useText("jobs");
  const { file, state, id } = job;
  if (file === null || state !== "done") return null;
  if (shell) {
    return (
      <Button
        size="xs"
        variant="light"
        leftSection={<IconFolderOpen size={14} />}
        onClick={() => void shell?.revealFile(file)}
      >
        {t.reveal}
      </Button>
    );
  }
  return (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconDownload size={14} />}
      component="a"
      href={`./file?job=${id}`}
      download
    >
      {t.download}
    </Button>
  );
}
