import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { ContractRouterClient } from "@orpc/contract";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { deskContract } from "../../../core/contract/desk/contract.ts";
import type { FromCore } from "../../../electron/coreProcess/messages.ts";
import { fromCore } from "../../../electron/coreProcess/messages.ts";
import { emitter } from "../../support/electron/emitter.ts";
import { strict } from "../../support/electron/strict.ts";

type DeskClient = ContractRouterClient<typeof deskContract>;

const folder = mkdtempSync(join(tmpdir(), "easymoney-core-"));
const heard: FromCore[] = [];
const parentPort = strict("parentPort", {
  ...emitter(["message"]),
  // what the core says must be what the shell understands
  postMessage: (message: unknown) => void heard.push(fromCore.parse(message)),
});
const tell = (data: object, ports: unknown[] = []) => parentPort.fire("message", { data, ports });
const lastState = () => heard.findLast((message) => message.kind === "state")?.state;

/** A port as Electron's main process has it, over one of Node's. */
function connect(): { client: DeskClient; port: MessageChannel["port2"]; closed: () => boolean } {
  const { port1, port2 } = new MessageChannel();
  let closed = false;
  const asElectron = {
    on: (name: "message" | "close", listener: (event?: { data: unknown }) => void) =>
      port1.on(name, (data: unknown) => listener({ data })),
    postMessage: (data: unknown) => port1.postMessage(data),
    start: () => port1.start(),
    close() {
      closed = true;
      port1.close();
    },
  };
  tell({ kind: "connect" }, [asElectron]);
  port2.start();
  return { client: createORPCClient<DeskClient>(new RPCLink({ port: port2 })), port: port2, closed: () => closed };
}

const before = process.listeners("unhandledRejection");

beforeAll(async () => {
  Object.defineProperty(process, "parentPort", { value: parentPort, configurable: true });
  await import("../../../electron/core.ts");
  tell({ kind: "start", dataFolder: join(folder, "desk"), homeFolder: folder });
});

afterAll(() => {
  Reflect.deleteProperty(process, "parentPort");
  for (const listener of process.listeners("unhandledRejection")) {
    if (!before.includes(listener)) process.off("unhandledRejection", listener);
  }
});

describe("the core's process", () => {
  it("says that it serves, and in which state it is", async () => {
    expect(heard[0]).toEqual({ kind: "ready" });
    await vi.waitUntil(() => lastState());
    expect(lastState()).toEqual({
      workspace: null,
      recent: [],
      theme: "system",
      language: "en",
      running: [],
      files: [],
    });
  });

  it("answers two pages over their ports, and tells the shell of what they changed", async () => {
    const first = connect();
    const second = connect();
    const path = join(folder, "bank.easymoney");
    await first.client.session.create({ path });
    expect((await second.client.session.info()).workspace?.path).toBe(path);
    await second.client.session.settings({ theme: "dark" });
    await vi.waitUntil(() => lastState()?.theme === "dark");
    expect(lastState()).toMatchObject({ workspace: path, recent: [path] });
    await first.client.session.close();
    await vi.waitUntil(() => lastState()?.workspace === null);
    tell({ kind: "open", path });
    await vi.waitUntil(() => lastState()?.workspace === path);
    first.port.close();
    second.port.close();
  });

  it("keeps the fault of a workspace that does not open, for the pages to show", async () => {
    const { client, port } = connect();
    tell({ kind: "open", path: join(folder, "none.easymoney") });
    await vi.waitUntil(async () => (await client.session.info()).startFault !== null);
    port.close();
  });

  it("tells of a running job, cancels it when asked, and goes on serving", async () => {
    const { client, port } = connect();
    const { id } = await client.jobs.start({ kind: "demo", customers: 3000 });
    await vi.waitUntil(() => lastState()?.running.some((job) => job.id === id));
    tell({ kind: "cancelJobs" });
    await vi.waitUntil(() => lastState()?.running.length === 0, { timeout: 20_000 });
    for await (const [job] of await client.jobs.watch()) {
      expect(job).toMatchObject({ id, state: "cancelled" });
      break;
    }
    port.close();
  });

  it("survives messages that are none, and closes a port that sends what no page would", async () => {
    const complaint = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { port } = connect();
    for (const nonsense of ["", "{", '{"i":1}', "null", "[]", new Uint8Array([1, 2, 3])]) port.postMessage(nonsense);
    const stranger = connect();
    stranger.port.postMessage({ some: "object" });
    await vi.waitUntil(() => stranger.closed());
    const { client, port: mine } = connect();
    expect((await client.session.info()).settings.theme).toBe("dark");
    expect(complaint).toHaveBeenCalledWith(expect.stringContaining("Nobody was waiting for this fault"));
    complaint.mockRestore();
    port.close();
    mine.close();
  });

  it("closes the desk, says so and ends", async () => {
    const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
    tell({ kind: "close" });
    await vi.waitUntil(() => exit.mock.calls.length > 0, { timeout: 10_000 });
    expect(heard.at(-1)).toEqual({ kind: "closed" });
    expect(exit).toHaveBeenCalledWith(0);
    exit.mockRestore();
  });
});
