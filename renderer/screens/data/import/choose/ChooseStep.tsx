import { Button, Group, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconFileTypeCsv, IconFolderOpen, IconHistory } from "@tabler/icons-react";
import { shell } from "../../../../client/shell.ts";
import { useAsk } from "../../../../client/useAsk.ts";
import { useText } from "../../../../i18n/useText.ts";
import { useFilePicker } from "../../../../ui/files/FilePicker.tsx";
import classes from "../import.module.css";
import { usePlan } from "../plan.tsx";
import { StepFooter } from "../StepFooter.tsx";
import { FileList } from "./FileList.tsx";
import { nameOf } from "./pathNames.ts";

/** First: which files. They may be dropped anywhere on the window, too. */
export function ChooseStep() {
  const t = useText("data").import.choose;
  const picker = useFilePicker();
  const { plan, change } = usePlan();
  const { paths } = plan;
  const add = (more: readonly string[]) => {
    if (more.length > 0) change({ paths: [...new Set([...paths, ...more])], contract: null });
  };
  const chooseFolder = async () => {
    const folder = await shell?.chooseFolder();
    if (folder) add([folder]);
  };
  return (
    <Stack gap="lg">
      <div className={classes.drop}>
        <IconFileTypeCsv size={40} stroke={1.25} color="var(--accent)" aria-hidden />
        <Text fw={600}>{t.drop}</Text>
        <Group gap="xs" justify="center">
          <Button
            variant={paths.length > 0 ? "default" : "filled"}
            onClick={() => void picker.choose({ what: "extract", several: true }).then(add)}
          >
            {shell ? t.files : t.filesOrFolder}
          </Button>
          {shell && (
            <Button variant="default" leftSection={<IconFolderOpen size={16} />} onClick={() => void chooseFolder()}>
              {t.folder}
            </Button>
          )}
          <LastFiles onTake={add} isShown={paths.length === 0} />
        </Group>
        <Text fz="sm" c="dimmed" maw={560}>
          {t.formats}
        </Text>
      </div>
      {paths.length > 0 && <FileList />}
      <StepFooter>
        <Button
          rightSection={<IconArrowRight size={16} />}
          disabled={paths.length === 0}
          onClick={() => change({ step: "detect" })}
        >
          {t.next}
        </Button>
      </StepFooter>
    </Stack>
  );
}

/** The files of the last import once more: a new edition of the same extract mostly has the same names. */
function LastFiles({ onTake, isShown }: { onTake: (paths: readonly string[]) => void; isShown: boolean }) {
  const t = useText("data").import.choose;
  const { data } = useAsk("data", "imports", undefined as never);
  const last = data?.find(({ paths }) => paths.length > 0);
  if (!last || !isShown) return null;
  return (
    <Button variant="default" leftSection={<IconHistory size={16} />} onClick={() => onTake(last.paths)}>
      {t.last(last.paths.length === 1 ? nameOf(last.paths[0]) : t.several(last.paths.length))}
    </Button>
  );
}
