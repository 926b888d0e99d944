import { useText } from "../../i18n/useText.ts";
import { Page, PageHeader } from "../../ui/Page.tsx";
import { AboutSettings } from "./AboutSettings.tsx";
import { LookSettings } from "./LookSettings.tsx";
import { PrivacySettings } from "./PrivacySettings.tsx";
import { SafetySettings } from "./SafetySettings.tsx";
import { WorkSettings } from "./WorkSettings.tsx";

/** Settings of the window and its jobs: each takes effect at once and is kept, so there is nothing to save. */
export default function SettingsScreen() {
  const t = useText("settings");
  return (
    <Page>
      <PageHeader question={t.title} answer={t.answer} />
      <LookSettings />
      <WorkSettings />
      <PrivacySettings />
      <SafetySettings />
      <AboutSettings />
    </Page>
  );
}
