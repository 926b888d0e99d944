import { Button, Text } from "@mantine/core";
import { JobProgress } from "../../app/JobCard.tsx";
import { useJobs, useRunning } from "../../client/jobs.tsx";
import { useWorkspace } from "../../client/session.tsx";
import { useText } from "../../i18n/useText.ts";
import { useFilePicker } from "../../ui/files/FilePicker.tsx";
import { BackupList } from "./BackupList.tsx";
import classes from "./SettingRows.module.css";
import { SettingRow, SettingRows } from "./SettingRows.tsx";
import { VerifyResult } from "./VerifyResult.tsx";

/** Copies of the open workspace, and whether it is whole. */
export function SafetySettings() {
  const t = useText("settings").safety;
  const workspace = useWorkspace();
  if (!workspace) {
    return (
      <SettingRows title={t.title}>
        <Text c="dimmed" className={classes.below}>
          {t.noWorkspace}
        </Text>
      </SettingRows>
    );
  }
  return (
    <SettingRows title={t.title}>
      <BackupRow name={workspace.name} />
      <BackupList workspace={workspace.path} />
      <VerifyRow />
      <VerifyResult />
    </SettingRows>
  );
}

function BackupRow({ name }: { name: string }) {
  const t = useText("settings").safety;
  const { start } = useJobs();
  const picker = useFilePicker();
  const running = useRunning("backup");
  const chooseWhere = async () => {
    const day = new Date().toISOString().slice(0, 10);
    const path = await picker.save({ what: "workspace", name: `${name} backup ${day}.easymoney` });
    if (path) await start({ kind: "backup", path });
  };
  return (
    <SettingRow
      label={t.backup}
      help={
        <>
          {t.backupHelp} {t.backupWhere}
        </>
      }
    >
      {() =>
        running ? (
          <div style={{ width: 240 }}>
            <JobProgress job={running} />
          </div>
        ) : (
          <>
            <Button variant="default" onClick={() => void chooseWhere()}>
              {t.choose}
            </Button>
            <Button variant="default" onClick={() => void start({ kind: "backup" })}>
              {t.now}
            </Button>
          </>
        )
      }
    </SettingRow>
  );
}

function VerifyRow() {
  const t = useText("settings").safety;
  const { start } = useJobs();
  const running = useRunning("verify");
  return (
    <SettingRow label={t.verify} help={t.verifyHelp}>
      {() =>
        running ? (
          <div style={{ width: 240 }}>
            <JobProgress job={running} />
          </div>
        ) : (
          <Button variant="default" onClick={() => void start({ kind: "verify" })}>
            {t.verifyNow}
          </Button>
        )
      }
    </SettingRow>
  );
}
