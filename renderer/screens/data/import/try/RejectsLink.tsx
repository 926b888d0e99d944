import { Button, Group } from "@mantine/core";
import { IconTableOff } from "@tabler/icons-react";
import type { ImportReport } from "../../../../../core/contract/importReport.ts";
import { useFormat } from "../../../../format/useFormat.ts";
import { useText } from "../../../../i18n/useText.ts";
import { useGoTo } from "../../tabs.ts";

/** The way to the rows that were refused; nothing when none was. */
export function RejectsLink({ report: { rejectedRows } }: { report: ImportReport }) {
  const t = useText("data").import.try;
  const format = useFormat();
  const goTo = useGoTo();
  if (rejectedRows === 0) return null;
  return (
    <Group>
      <Button
        variant="default"
        leftSection={<IconTableOff size={16} />}
        // the newest import with refused rows is this one
        onClick={() => goTo("rejects", { import: undefined, reason: undefined })}
      >
        {t.seeRejects(format.count(rejectedRows))}
      </Button>
    </Group>
  );
}
