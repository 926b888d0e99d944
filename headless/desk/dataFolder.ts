import { homedir } from "node:os";
import { join } from "node:path";

/** Where this person's settings, recent workspaces and exports live, as each system has it. */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === "win32") return join(env.APPDATA ?? join(homedir(), "AppData", "Roaming"), "easyMoney");
  if (platform === "darwin") return join(homedir(), "Library", "Application Support", "easyMoney");
  return join(env.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "easymoney");
}
