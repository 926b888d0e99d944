/** `npm start`: easyMoney in its window, or in the browser where Electron's binary is not installed. */
import process from "node:process";
import { buildAppFolder, placePage } from "./bundle/appFolder.ts";
import { findElectron } from "./bundle/electronBinary.ts";
import { buildPage, PAGE_FOLDER } from "./bundle/page.ts";
import { fail } from "./cli/output.ts";
import { chooseHost } from "./starting/chooseHost.ts";
import { readStartOptions } from "./starting/options.ts";
import { startInBrowser } from "./starting/startInBrowser.ts";
import { startInElectron } from "./starting/startInElectron.ts";

try {
  const options = readStartOptions(process.argv.slice(2));
  const host = chooseHost(options, findElectron());
  await buildPage();
  if (host.kind === "electron") {
    await buildAppFolder();
    placePage(PAGE_FOLDER);
    process.exitCode = await startInElectron(host.program, options);
  } else {
    process.stdout.write(host.why);
    await startInBrowser(options);
  }
} catch (error) {
  fail(error, false);
}
