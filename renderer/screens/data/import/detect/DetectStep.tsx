import { Accordion, Button, Stack } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useState } from "react";
import type { Inspection } from "../../../../../core/contract/desk/data.ts";
import { useText } from "../../../../i18n/useText.ts";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../../ui/PageSkeleton.tsx";
import classes from "../import.module.css";
import { wholeExtract } from "../importPlan.ts";
import { usePlan } from "../plan.tsx";
import { StepFooter } from "../StepFooter.tsx";
import { useImportJobs } from "../useImportJobs.ts";
import { useInspection } from "../useInspection.ts";
import { ContractChoice } from "./ContractChoice.tsx";
import { DraftModal } from "./DraftModal.tsx";
import { FileItem } from "./FileItem.tsx";
import { ProblemNote } from "./ProblemNote.tsx";

/** Second: what each file holds and how it will be read, each with its reason. */
export function DetectStep() {
  const { data, error, refetch } = useInspection();
  if (error) {
    return (
      <Stack gap="lg">
        <FaultNote error={error} onRetry={() => void refetch()} />
        <StepFooter />
      </Stack>
    );
  }
  if (!data) return <BlockSkeleton height={420} />;
  return <Detected inspection={data} />;
}

function Detected({ inspection }: { inspection: Inspection }) {
  const t = useText("data").import.detect;
  const { change } = usePlan();
  const { tryIt } = useImportJobs();
  const [isDrafting, setDrafting] = useState(false);
  const { files, contract, ready } = inspection;
  const strange = files.filter(({ problem }) => problem !== null);
  const [open, setOpen] = useState<string[]>(() => [
    (strange.find(({ header }) => header.length > 0) ?? files[0])?.path ?? "",
  ]);
  const canMap = files.length > 0 && files.every(({ header }) => header.length > 0);
  const leaveOut = (path: string) =>
    change({ paths: files.flatMap((file) => (file.path === path ? [] : [file.path])), step: "detect" });
  return (
    <Stack gap="lg">
      <ContractChoice inspection={inspection} onDraft={() => setDrafting(true)} />
      {strange.length > 0 && (
        <ProblemNote
          files={strange}
          others={files.length - strange.length}
          onLeaveOut={() =>
            change({ paths: files.filter(({ problem }) => problem === null).map(({ path }) => path), step: "detect" })
          }
          onMap={canMap ? () => change({ contract: contract.id, step: "map" }) : null}
        />
      )}
      <Accordion
        multiple
        variant="separated"
        order={2}
        value={open}
        onChange={setOpen}
        keepMounted={false}
        classNames={{ item: classes.item }}
      >
        {files.map((file) => (
          <FileItem key={file.path} file={file} onLeaveOut={files.length > 1 ? () => leaveOut(file.path) : null} />
        ))}
      </Accordion>
      <StepFooter>
        <Button variant="default" disabled={!canMap} onClick={() => change({ contract: contract.id, step: "map" })}>
          {t.toMap}
        </Button>
        <Button
          rightSection={<IconArrowRight size={16} />}
          disabled={!ready}
          onClick={() => void tryIt({ contract: contract.id, ...wholeExtract })}
        >
          {t.toTry}
        </Button>
      </StepFooter>
      <DraftModal
        opened={isDrafting}
        paths={files.filter(({ header }) => header.length > 0).map(({ path }) => path)}
        onClose={() => setDrafting(false)}
      />
    </Stack>
  );
}
