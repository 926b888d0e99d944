/** The core's process: serves the desk over the ports that the shell hands it, and tells the shell what goes on. */
import { createRouterClient } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import { type Desk, openDesk } from "../core/api/desk/openDesk.ts";
import { limitMessages } from "./coreProcess/limitMessages.ts";
import type { FromCore, ToCore } from "./coreProcess/messages.ts";
import { reportState } from "./coreProcess/reportState.ts";

const shell = process.parentPort;
const tell = (message: FromCore) => shell.postMessage(message);
let desk: Desk | null = null;
const stopReporting = new AbortController();

// A message that is not in the language of the ports fails where no caller can catch it: it gets no answer, and jobs go on.
process.on("unhandledRejection", (reason) => process.stderr.write(`Nobody was waiting for this fault: ${reason}\n`));

shell.on("message", ({ data, ports }) => {
  // the shell is the only one who can post here
  const message = data as ToCore;
  if (message.kind === "start") start(message);
  else if (!desk) throw new Error(`The shell asked the core to ${message.kind} before it was started`);
  else if (message.kind === "connect") connect(desk, ports);
  else if (message.kind === "open") void desk.open(message.path);
  else if (message.kind === "cancelJobs") void cancelJobs(desk);
  else void close(desk);
});

function start({ dataFolder, homeFolder }: Extract<ToCore, { kind: "start" }>): void {
  desk = openDesk({ kind: "electron", dataFolder, homeFolder });
  void reportState(desk, (state) => tell({ kind: "state", state }), stopReporting.signal);
  tell({ kind: "ready" });
}

function connect({ router }: Desk, ports: readonly Electron.MessagePortMain[]): void {
  const handler = new RPCHandler(router);
  for (const port of ports) {
    handler.upgrade(limitMessages(port));
    port.start();
  }
}

async function cancelJobs({ router }: Desk): Promise<void> {
  const { jobs } = createRouterClient(router);
  for await (const list of await jobs.watch()) {
    const running = list.filter(({ state }) => state === "running" || state === "queued" || state === "paused");
    await Promise.all(running.map(({ id }) => jobs.cancel({ id })));
    return;
  }
}

async function close(opened: Desk): Promise<void> {
  stopReporting.abort();
  await opened.close();
  tell({ kind: "closed" });
  process.exit(0);
}
