import { Select } from "@mantine/core";
import { useView } from "../../app/view.ts";
import { useFormat } from "../../format/useFormat.ts";
import type { Kept } from "./useKeptOf.ts";

interface KeptPickerProps {
  words: {
    label: string;
    choose: string;
    option: (id: string, version: string, time: string) => string;
    ofThisVersion: (version: string) => string;
    ofOtherVersions: string;
  };
  all: readonly Kept[];
  shown: Kept | null;
  onChoose: (id: string) => void;
}

/** Which kept result is shown: those of the version first, newest first; others stay readable. */
export function KeptPicker({ words, all, shown, onChoose }: KeptPickerProps) {
  const format = useFormat();
  const { version } = useView();
  if (all.length === 0) return null;
  const option = ({ id, version: of, created }: Kept) => ({
    value: id,
    label: words.option(id, of, format.time(created)),
  });
  const groups = [
    { group: words.ofThisVersion(version ?? ""), items: all.filter((one) => one.version === version).map(option) },
    { group: words.ofOtherVersions, items: all.filter((one) => one.version !== version).map(option) },
  ];
  return (
    <Select
      size="xs"
      w={320}
      maw="100%"
      mb={6}
      aria-label={words.label}
      placeholder={words.choose}
      allowDeselect={false}
      value={shown?.id ?? null}
      data={groups.filter(({ items }) => items.length > 0)}
      onChange={(id) => id !== null && onChoose(id)}
    />
  );
}
