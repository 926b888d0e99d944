import type { IpcRenderer } from "electron";
import { describe, expect, it } from "vitest";
import { makeBridge } from "../../../electron/page/bridge.ts";
import { emitter } from "../../support/electron/emitter.ts";
import { strict } from "../../support/electron/strict.ts";

function bridgeOnWire() {
  const sent: unknown[][] = [];
  const wire = emitter(["shell:menu", "shell:core-lost"]);
  const ipc = strict("ipcRenderer", {
    ...wire,
    send: (...message: unknown[]) => void sent.push(message),
    invoke: async (...message: unknown[]) => void sent.push(message),
    off: () => void sent.push(["off"]),
  });
  return { bridge: makeBridge(ipc as unknown as IpcRenderer, () => "/dropped.csv"), sent, wire };
}

describe("the bridge to the page", () => {
  it("has these members and no other", () => {
    expect(Object.keys(bridgeOnWire().bridge).sort()).toEqual([
      "chooseFiles",
      "chooseFolder",
      "kind",
      "onCoreLost",
      "onMenu",
      "pathOfFile",
      "ready",
      "revealFile",
      "saveFile",
    ]);
  });

  it("sends each request on its own channel", async () => {
    const { bridge, sent } = bridgeOnWire();
    bridge.ready();
    await bridge.chooseFiles({ what: "extract", several: true });
    await bridge.chooseFolder();
    await bridge.saveFile({ what: "csv", name: "list.csv" });
    await bridge.revealFile("/a/b");
    expect(sent).toEqual([
      ["shell:ready"],
      ["shell:choose-files", { what: "extract", several: true }],
      ["shell:choose-folder"],
      ["shell:save-file", { what: "csv", name: "list.csv" }],
      ["shell:reveal-file", "/a/b"],
    ]);
  });

  it("hands on the message alone, never Electron's event", () => {
    const { bridge, wire, sent } = bridgeOnWire();
    const heard: unknown[][] = [];
    const stop = bridge.onMenu((...args) => void heard.push(args));
    bridge.onCoreLost((...args) => void heard.push(args));
    wire.fire("shell:menu", { sender: "electron" }, "undo");
    wire.fire("shell:core-lost", { sender: "electron" }, { restarting: true });
    expect(heard).toEqual([["undo"], [{ restarting: true }]]);
    stop();
    expect(sent).toEqual([["off"]]);
  });
});
