import { Button } from "@mantine/core";
import { IconFileImport, IconFileSymlink } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { isOver, useJob } from "../../../client/jobs.tsx";
import { useAsk } from "../../../client/useAsk.ts";
import { useText } from "../../../i18n/useText.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { FaultNote } from "../../../ui/FaultNote.tsx";
import { useFilePicker } from "../../../ui/files/FilePicker.tsx";
import { JobGate } from "../../../ui/JobGate.tsx";
import { Block } from "../../../ui/Page.tsx";
import { BlockSkeleton } from "../../../ui/PageSkeleton.tsx";
import classes from "../models.module.css";
import { useChosen, useGoTo } from "../tabs.ts";
import { ImportForm } from "./ImportForm.tsx";
import { ImportsTable } from "./ImportsTable.tsx";
import { ShownImport } from "./ShownImport.tsx";

/** Models that were trained elsewhere, each beside ours; a new one is chosen, mapped and imported here. */
export function ImportedTab() {
  const t = useText("elsewhere");
  const picker = useFilePicker();
  const goTo = useGoTo();
  const navigate = useNavigate();
  const asked = useChosen().imported;
  const [path, setPath] = useState<string | null>(null);
  const [jobId, setJobId] = useState<number | null>(null);
  const job = useJob(jobId);
  const models = useAsk("models", "list", undefined);
  const list = useAsk("imports", "list", undefined);
  const failed = [models, list].find(({ error }) => error);
  if (failed) return <FaultNote error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!list.data || !models.data) return <BlockSkeleton height={480} />;
  const made = job?.state === "done" ? (job.result as { id: string }).id : null;
  const shown = list.data.find(({ id }) => id === (made ?? asked)) ?? list.data[0];
  const choose = async () => {
    const [chosen] = await picker.choose({ what: "model" });
    if (chosen === undefined) return;
    setJobId(null);
    setPath(chosen);
  };
  const isBusy = job !== null && !isOver(job);
  if (models.data.versions.length === 0) {
    return (
      <EmptyState
        icon={IconFileSymlink}
        title={t.empty}
        text={t.noModel}
        action={
          <Button onClick={() => void navigate({ to: "/recommendations", search: (before) => before })}>
            {t.learn}
          </Button>
        }
      />
    );
  }
  if (path !== null && made === null) {
    return (
      <div className={classes.blocks}>
        <JobGate job={isBusy ? job : null}>{job?.fault && <FaultNote fault={job.fault} />}</JobGate>
        {/* what was chosen stays, in case that it must be mended */}
        <div hidden={isBusy}>
          <ImportForm
            key={path}
            path={path}
            onOther={() => void choose()}
            onCancel={() => setPath(null)}
            onStarted={setJobId}
          />
        </div>
      </div>
    );
  }
  if (!shown) {
    return (
      <EmptyState
        icon={IconFileSymlink}
        title={t.empty}
        text={t.emptyWhy}
        action={<Button onClick={() => void choose()}>{t.choose} …</Button>}
      />
    );
  }
  return (
    <div className={classes.blocks}>
      <Block
        title={t.title}
        note={t.note}
        actions={
          <Button leftSection={<IconFileImport size={16} />} onClick={() => void choose()}>
            {t.another} …
          </Button>
        }
      >
        <ImportsTable
          list={list.data}
          chosen={shown.id}
          onChoose={(id) => {
            setJobId(null);
            setPath(null);
            goTo("imported", { imported: id });
          }}
        />
      </Block>
      <ShownImport key={shown.id} id={shown.id} name={shown.name} />
    </div>
  );
}
