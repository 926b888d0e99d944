import { join } from "node:path";
import { build, type CliOptions, Packager } from "electron-builder";
import { ROOT } from "../bundle/sources.ts";

const CONFIGURATION = join(ROOT, "electron-builder.yml");

export interface InstallerOptions {
  /** Lets debuggers in, which Playwright needs; never to be given to people. */
  testBuild: boolean;
  /** Only the folder that installers are made from; they need tools of electron-builder's own from the network. */
  folderOnly: boolean;
  /** Where an unpacked Electron is, other than configured. */
  electronDist?: string;
  /** Where to write, other than configured. */
  output?: string;
}

/** electron-builder's options: the configuration file, and what differs from it. */
function builderOptions({ testBuild, folderOnly, electronDist, output }: InstallerOptions): CliOptions {
  return {
    projectDir: ROOT,
    publish: "never",
    dir: folderOnly,
    config: {
      extends: CONFIGURATION,
      ...(electronDist && { electronDist }),
      ...((output || testBuild) && { directories: { output: output ?? "dist/test" } }),
      ...(testBuild && { electronFuses: { enableNodeCliInspectArguments: true } }),
    },
  };
}

/**
 * Checks the configuration as electron-builder itself does, without making anything, and returns it in full.
 *
 * @throws electron-builder's own error, which names what is wrong
 */
export async function checkConfiguration(options: InstallerOptions) {
  const { config } = builderOptions(options);
  const packager = new Packager({ projectDir: ROOT, config: config ?? null });
  await packager.validateConfig();
  return packager.config;
}

/** Makes the installers of this system; returns the paths of what was made. */
export function makeInstallers(options: InstallerOptions): Promise<string[]> {
  return build(builderOptions(options));
}
