/**
 * `npm run package`: installers of this system in dist/.
 *
 * With `--test-build` debuggers are let in, for Playwright, and the output is dist/test. With `--folder` only the folder that
 * installers are made from is made.
 */
import { join } from "node:path";
import process from "node:process";
import { Command } from "commander";
import { buildAppFolder, placePage } from "./bundle/appFolder.ts";
import { findElectron } from "./bundle/electronBinary.ts";
import { buildPage, PAGE_FOLDER } from "./bundle/page.ts";
import { placePackages } from "./bundle/runtimePackages.ts";
import { ROOT } from "./bundle/sources.ts";
import { fail } from "./cli/output.ts";
import { checkFuses, wantedFuses } from "./packaging/checkFuses.ts";
import { ElectronMissingError } from "./packaging/electronMissing.ts";
import { checkConfiguration, makeInstallers } from "./packaging/installers.ts";
import { packagedProgram } from "./packaging/program.ts";

const command = new Command("npm run package --")
  .description("Makes the installers of this system.")
  .option("--test-build", "let debuggers in, for Playwright; not to be given to people", false)
  .option("--folder", "make the unpacked folder only, which needs nothing from the network", false)
  .parse();
const { testBuild, folder } = command.opts<{ testBuild: boolean; folder: boolean }>();
const say = (text: string) => process.stdout.write(`${text}\n`);
try {
  await buildPage();
  await buildAppFolder();
  placePage(PAGE_FOLDER);
  const packages = placePackages();
  say(`App        build/app, with ${packages.length} packages`);
  const options = { testBuild, folderOnly: folder };
  const { electronFuses, directories } = await checkConfiguration(options);
  say("Settings   electron-builder.yml is valid");
  if (!findElectron()) throw new ElectronMissingError();
  const made = await makeInstallers(options);
  const output = join(ROOT, directories?.output ?? "dist");
  checkFuses(packagedProgram(output, process.platform, process.arch), wantedFuses({ ...electronFuses }));
  say("Fuses      read back from the program, as configured");
  for (const path of made) say(`Installer  ${path}`);
} catch (error) {
  fail(error, false);
}
