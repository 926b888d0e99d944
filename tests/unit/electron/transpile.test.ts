import { describe, expect, it } from "vitest";
import { packagesOf, transpile } from "../../../headless/bundle/transpile.ts";

describe("transpiling", () => {
  it("takes the types away, keeps the lines, and renames neighbours", () => {
    const code = [
      'import type { A } from "./a.ts";',
      'import { b, type B } from "../b.ts";',
      'export * from "./c.ts";',
      'import "./d.ts";',
      'const e = await import("./e.ts");',
      'new Worker(new URL("./f.ts", import.meta.url));',
      'const text: string = "g.ts";',
    ].join("\n");
    const lines = transpile(code)
      .split("\n")
      .map((line) => line.replaceAll(/\s+/g, " ").trim());
    expect(lines).toEqual([
      "",
      'import { b, } from "../b.js";',
      'export * from "./c.js";',
      'import "./d.js";',
      'const e = await import("./e.js");',
      'new Worker(new URL("./f.js", import.meta.url));',
      'const text = "g.ts";',
    ]);
  });

  it("names the packages that a module needs, without Node's own and Electron", () => {
    const code = [
      'import { z } from "zod";',
      'import x from "write-excel-file/node";',
      'import { RPCHandler } from "@orpc/server/message-port";',
      'import { readFileSync } from "node:fs";',
      'import { app } from "electron";',
      'import near from "./near.js";',
      'require.resolve("plotly.js-cartesian-dist-min/plotly-cartesian.min.js");',
    ].join("\n");
    expect(packagesOf(code)).toEqual(["zod", "write-excel-file", "@orpc/server", "plotly.js-cartesian-dist-min"]);
  });
});
