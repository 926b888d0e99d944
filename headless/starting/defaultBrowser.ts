import { spawn } from "node:child_process";

/** Whether a browser can be opened for a person: not in automation, and not where there is no screen. */
export function hasScreen(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env.CI) return false;
  return platform !== "linux" || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens an address in the default browser; where that fails, the printed address is there to be clicked. */
export function openInBrowser(address: string, platform: NodeJS.Platform): void {
  const [program, ...args] = openerOf(platform);
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => process.stdout.write("No default browser was found: open the address by hand.\n"));
  child.unref();
}

function openerOf(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === "darwin") return ["open"];
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return ["xdg-open"];
}
