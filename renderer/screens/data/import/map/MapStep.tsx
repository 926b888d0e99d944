import { Button, Stack, Text } from "@mantine/core";
import { IconArrowRight } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { Inspection } from "../../../../../core/contract/desk/data.ts";
import { useDesk } from "../../../../client/useAsk.ts";
import { useText } from "../../../../i18n/useText.ts";
import { FaultNote } from "../../../../ui/FaultNote.tsx";
import { BlockSkeleton } from "../../../../ui/PageSkeleton.tsx";
import { wholeExtract } from "../importPlan.ts";
import { usePlan } from "../plan.tsx";
import { StepFooter } from "../StepFooter.tsx";
import { useImportJobs } from "../useImportJobs.ts";
import { useInspection } from "../useInspection.ts";
import { GroupMapping } from "./GroupMapping.tsx";
import { type Choices, chosenOf, groupFiles, mappingOf } from "./mapping.ts";

/** Third: which column of the files is which of the contract. What is changed here is kept as a contract of one's own. */
export function MapStep() {
  const { data, error, refetch } = useInspection();
  if (error) return <FaultNote error={error} onRetry={() => void refetch()} />;
  if (!data) return <BlockSkeleton height={480} />;
  return <Mapping key={data.contract.id} inspection={data} />;
}

function Mapping({ inspection }: { inspection: Inspection }) {
  const t = useText("data").import.map;
  const desk = useDesk();
  const { plan, change } = usePlan();
  const { tryIt } = useImportJobs();
  const { contract, files, tables, ready } = inspection;
  const groups = useMemo(() => groupFiles(files), [files]);
  const [choices, setChoices] = useState<Choices>({});
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const isChanged = Object.keys(choices).length > 0;
  const chosen = groups.map((group) => chosenOf(group, choices, tables));
  const isWhole = chosen.every(({ table, twice }) => table !== null && twice.length === 0);
  const goOn = async () => {
    setBusy(true);
    setError(null);
    try {
      if (!isChanged) return await tryIt({ contract: contract.id, ...wholeExtract });
      const mapped = await desk.data.mapColumns({
        contract: contract.id,
        columns: mappingOf(groups, choices, tables),
      });
      const found = await desk.data.inspect({ paths: [...plan.paths], contract: mapped.contract });
      if (found.ready) return await tryIt({ contract: mapped.contract, ...wholeExtract });
      change({ contract: mapped.contract, step: "map" });
    } catch (fault) {
      setError(fault);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack gap="lg">
      {groups.map((group, place) => (
        <GroupMapping
          key={group.id}
          group={group}
          chosen={chosen[place]}
          tables={tables}
          onChoose={(choice) => setChoices({ ...choices, [group.id]: choice })}
          choice={choices[group.id] ?? { table: null, columns: {} }}
        />
      ))}
      {error !== null && <FaultNote error={error} />}
      <StepFooter>
        <Text fz="sm" c="dimmed">
          {isChanged ? t.kept : t.unchanged}
        </Text>
        <Button
          rightSection={<IconArrowRight size={16} />}
          loading={isBusy}
          disabled={!isWhole || (!isChanged && !ready)}
          onClick={() => void goOn()}
        >
          {isChanged ? t.saveAndTry : t.tryIt}
        </Button>
      </StepFooter>
    </Stack>
  );
}
