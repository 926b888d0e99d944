import { join } from "node:path";

/**
 * Where electron-builder leaves the program whose fuses count, for the system that it ran on.
 *
 * @param output the folder that it wrote to
 * @param arch Node's name of the processor
 */
export function packagedProgram(output: string, platform: NodeJS.Platform, arch: string): string {
  // x64 is what electron-builder does not name
  const suffix = arch === "x64" ? "" : `-${arch}`;
  if (platform === "darwin") {
    const framework = "Electron Framework";
    return join(output, `mac${suffix}`, "easyMoney.app/Contents/Frameworks", `${framework}.framework`, framework);
  }
  if (platform === "win32") return join(output, `win${suffix}-unpacked`, "easyMoney.exe");
  return join(output, `linux${suffix}-unpacked`, "easymoney");
}
