/** The desktop shell: one core, windows on it, a menu, and nothing that leads out. This file only wires. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { app } from "electron";
import { selfTestIn, workspaceIn } from "./files/givenFiles.ts";
import { declarePageScheme } from "./page/pageScheme.ts";
import { confineContents } from "./security/contents.ts";
import { hardenProcess } from "./security/switches.ts";
import { openShell } from "./shell.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// unpackaged, the first argument is the app's folder
const args = process.argv.slice(app.isPackaged ? 1 : 2);
const report = selfTestIn(args, process.cwd());
// a self-test never touches the person's own data, nor stops at an app that is running
if (report) app.setPath("userData", mkdtempSync(join(tmpdir(), "easymoney-self-test-")));

hardenProcess();
declarePageScheme();
app.on("web-contents-created", (_event, contents) => confineContents(contents));

if (report || app.requestSingleInstanceLock()) {
  let given = workspaceIn(args, process.cwd());
  let open = (path: string) => {
    given = path;
  };
  let show = () => {};
  app.on("open-file", (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on("second-instance", (_event, argv, folder) => {
    const path = workspaceIn(argv.slice(1), folder);
    if (path) open(path);
    show();
  });
  await app.whenReady();
  const shell = openShell({
    page: at("../renderer"),
    preload: at("./preload.cjs"),
    core: at("./core.js"),
    icon: at("../resources/icons/icon.png"),
    report,
  });
  ({ open, show } = shell);
  if (given) open(given);
} else {
  app.quit();
}
