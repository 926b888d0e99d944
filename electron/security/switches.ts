import { app } from "electron";

/** Chromium's own errands into the network, which no session handler sees; names resolve to nothing besides. */
const SWITCHES: readonly (readonly [name: string, value?: string])[] = [
  ["disable-background-networking"],
  ["disable-component-update"],
  ["disable-domain-reliability"],
  ["no-pings"],
  ["host-resolver-rules", "MAP * ~NOTFOUND"],
];

/** Sandboxes every renderer and silences Chromium. Before the app is ready. */
export function hardenProcess(): void {
  app.enableSandbox();
  for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value);
}
