import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import type { deskContract } from "../../../core/contract/desk/contract.ts";
import { type BrowserHost, startBrowserHost } from "../../../headless/desk/browserHost.ts";

const folder = mkdtempSync(join(tmpdir(), "browser-host-"));
const addresses: string[] = [];
let host: BrowserHost;
let origin: string;
let cookie: string;

beforeAll(async () => {
  mkdirSync(join(folder, "page", "assets"), { recursive: true });
  writeFileSync(join(folder, "page", "index.html"), "<!doctype html><title>easyMoney</title>");
  writeFileSync(join(folder, "page", "assets", "a-1.js"), "export {};");
  writeFileSync(join(folder, "secret.txt"), "not for the page");
  host = await startBrowserHost({
    dataFolder: join(folder, "data"),
    page: pathToFileURL(`${join(folder, "page")}/`),
    onAddress: (url) => addresses.push(url),
  });
  origin = new URL(host.url).origin;
  const admitted = await fetch(host.url, { redirect: "manual" });
  expect(admitted.status).toBe(303);
  cookie = (admitted.headers.get("set-cookie") ?? "").split(";")[0];
});

afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${origin}${path}`, { headers: { cookie, ...headers }, redirect: "manual" });

/** fetch sets Host by itself; a rebound name needs another one. */
function getAs(hostName: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(origin);
    request({ host: "127.0.0.1", port, path: "/", headers: { host: hostName, cookie } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}

function connect(headers: Record<string, string>): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/desk`, { headers });
    socket.on("open", () => resolve(socket));
    socket.on("error", reject);
  });
}

describe("the browser host admits only its own page", () => {
  it("lets a token in once, and gives a fresh address for another browser", async () => {
    expect((await fetch(host.url, { redirect: "manual" })).status).toBe(403);
    expect(addresses).toHaveLength(1);
    const second = await fetch(addresses[0], { redirect: "manual" });
    expect(second.status).toBe(303);
    expect(second.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict/);
  });

  it("shows nothing without its cookie", async () => {
    for (const path of ["/", "/assets/a-1.js", "/file?job=1"]) {
      expect((await get(path, { cookie: "" })).status).toBe(403);
      expect((await get(path, { cookie: "easymoney-1=x" })).status).toBe(403);
    }
  });

  it("refuses another name for this computer", async () => {
    expect(await getAs("evil.example")).toBe(403);
    expect(await getAs(new URL(origin).host)).toBe(200);
  });

  it("serves the page with a policy that allows only itself", async () => {
    const page = await get("/");
    expect(page.status).toBe(200);
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain("unsafe-eval");
    expect(page.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("serves nothing outside of the page's folder", async () => {
    for (const path of ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/nothing"]) {
      expect((await get(path)).status).toBe(404);
    }
  });
});

describe("the socket to the core", () => {
  it("is refused to other origins and to strangers", async () => {
    await expect(connect({ origin: "http://evil.example", cookie })).rejects.toThrow("403");
    await expect(connect({ origin, cookie: "" })).rejects.toThrow("403");
    await expect(connect({ cookie })).rejects.toThrow("403");
  });

  it("answers the page", async () => {
    const socket = await connect({ origin, cookie });
    const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket });
    const desk: ContractRouterClient<typeof deskContract> = createORPCClient(link);
    const info = await desk.session.info();
    expect(info.host.kind).toBe("browser");
    expect(info.workspace).toBeNull();
    socket.close();
  });
});

describe("uploads", () => {
  const send = (name: string, headers: Record<string, string>) =>
    fetch(`${origin}/upload?name=${encodeURIComponent(name)}`, { method: "POST", body: "a,b\n1,2\n", headers });

  it("are kept under their bare name in a folder of their own", async () => {
    const answers = await Promise.all(
      ["clientes.csv", "../../clientes.csv", "..", "a/b\\c:d.csv"].map(async (name) => {
        const response = await send(name, { cookie, origin });
        return ((await response.json()) as { path: string }).path;
      }),
    );
    expect(answers.map((path) => basename(path))).toEqual(["clientes.csv", "clientes.csv", "upload", "c_d.csv"]);
    expect(new Set(answers.map(dirname)).size).toBe(4);
    for (const path of answers) {
      expect(path.startsWith(join(folder, "data", "uploads"))).toBe(true);
      expect(readFileSync(path, "utf8")).toBe("a,b\n1,2\n");
    }
  });

  it("come from our page only", async () => {
    expect((await send("x.csv", { cookie, origin: "http://evil.example" })).status).toBe(403);
    expect((await send("x.csv", { origin })).status).toBe(403);
    expect(existsSync(join(folder, "data", "uploads", "x.csv"))).toBe(false);
  });
});

it("says so when a job's file is gone", async () => {
  expect((await get("/file?job=77")).status).toBe(404);
});
