import { app, dialog } from "electron";
import { type Language, WORDS } from "../words.ts";

/** Says which easyMoney this is, on what. */
export async function showAbout(language: Language): Promise<void> {
  const words = WORDS[language];
  const { electron, chrome, node } = process.versions;
  await dialog.showMessageBox({
    type: "info",
    title: words.about,
    message: `easyMoney ${app.getVersion()}`,
    detail: `${words.nothingLeaves}\n\nElectron ${electron}, Chromium ${chrome}, Node ${node}`,
    buttons: [words.close],
  });
}
