import { Select } from "@mantine/core";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import { type Tab, useGoTo } from "./tabs.ts";
import { useKept } from "./useKept.ts";

/** Which kept campaign is shown, newest first, with its date and size. */
export function CampaignPicker({ tab }: { tab: Tab }) {
  const t = useText("campaigns");
  const format = useFormat();
  const goTo = useGoTo();
  const { all, shown } = useKept();
  if (!all || all.length === 0 || !shown) return null;
  return (
    <Select
      size="xs"
      w={376}
      maw="100%"
      aria-label={t.kept}
      allowDeselect={false}
      value={shown.id}
      data={all.map(({ id, size, created, outdated }) => ({
        value: id,
        label: outdated ? t.keptOutdated(id) : t.keptOption(id, format.count(size), format.time(created)),
        disabled: outdated,
      }))}
      onChange={(id) => id !== null && goTo(tab, id)}
    />
  );
}
