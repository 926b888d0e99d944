import { SegmentedControl, Select } from "@mantine/core";
import type { Settings } from "../../../core/contract/desk/session.ts";
import { useSettings } from "../../client/settings.ts";
import { useFormat } from "../../format/useFormat.ts";
import { useText } from "../../i18n/useText.ts";
import classes from "./SettingRows.module.css";
import { SettingRow, SettingRows } from "./SettingRows.tsx";
import { useChangeSettings } from "./useChangeSettings.ts";

/** Entries of a catalogue as choices of a control. */
function choicesOf<Value extends string>(labels: Record<Value, string>): { value: Value; label: string }[] {
  return (Object.keys(labels) as Value[]).map((value) => ({ value, label: labels[value] }));
}

/** Theme, language, and how numbers are written, with an example that changes with the choice. */
export function LookSettings() {
  const t = useText("settings").look;
  const { theme, language, format } = useSettings();
  const change = useChangeSettings();
  return (
    <SettingRows title={t.title}>
      <SettingRow label={t.theme} help={t.themeHelp}>
        {(named) => (
          <SegmentedControl
            {...named}
            data={choicesOf<Settings["theme"]>(t.themes)}
            value={theme}
            onChange={(value) => void change({ theme: value as Settings["theme"] })}
          />
        )}
      </SettingRow>
      <SettingRow label={t.language} help={t.languageHelp}>
        {(named) => (
          <SegmentedControl
            {...named}
            data={choicesOf<Settings["language"]>(t.languages)}
            value={language}
            onChange={(value) => void change({ language: value as Settings["language"] })}
          />
        )}
      </SettingRow>
      <SettingRow label={t.format} help={t.formatHelp}>
        {(named) => (
          <Select
            {...named}
            w={260}
            data={choicesOf<Settings["format"]>(t.formats)}
            value={format}
            allowDeselect={false}
            onChange={(value) => value && void change({ format: value as Settings["format"] })}
          />
        )}
      </SettingRow>
      <FormatExample />
    </SettingRows>
  );
}

const EXAMPLE = { count: 442_995, share: 0.1274, money: 1234.5, change: -0.061, month: "2019-05" };
const EXAMPLE_TIME = "2019-05-24T14:24:00";

function FormatExample() {
  const t = useText("settings").look;
  const format = useFormat();
  const parts = [
    { label: t.exampleParts.count, text: format.count(EXAMPLE.count) },
    { label: t.exampleParts.share, text: format.percent(EXAMPLE.share) },
    { label: t.exampleParts.money, text: format.eur(EXAMPLE.money) },
    { label: t.exampleParts.change, text: format.change(EXAMPLE.change) },
    { label: t.exampleParts.month, text: format.month(EXAMPLE.month) },
    { label: t.exampleParts.time, text: format.time(EXAMPLE_TIME) },
  ];
  return (
    <dl className={classes.example} aria-label={t.example}>
      {parts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
