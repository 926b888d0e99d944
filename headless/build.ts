/** `npm run build`: the page (build/renderer) and the app that Electron runs (build/app), each when its sources have changed. */
import process from "node:process";
import { APP_FOLDER, buildAppFolder, placePage } from "./bundle/appFolder.ts";
import { buildPage, PAGE_FOLDER } from "./bundle/page.ts";
import { fail } from "./cli/output.ts";

const say = (path: string, made: boolean) => process.stdout.write(`${made ? "Built" : "Unchanged"}  ${path}\n`);
try {
  say(PAGE_FOLDER, await buildPage());
  say(APP_FOLDER, await buildAppFolder());
  placePage(PAGE_FOLDER);
} catch (error) {
  fail(error, false);
}
