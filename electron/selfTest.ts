import { writeFileSync } from "node:fs";
import { app, type WebContents } from "electron";
import { PAGE_URL } from "./page/address.ts";

/** How long a slow machine may take for all of it. */
const LIMIT_MS = 60_000;

interface SelfTestCheck {
  name: string;
  ok: boolean;
  detail: string;
}

/** What the self-test looks at. */
export interface SelfTestParts {
  /** The page of a window that is being opened. */
  page: WebContents;
  /** Resolves when the core serves. */
  coreReady: Promise<void>;
  /** Requests that the session has stopped so far. */
  blocked: readonly string[];
}

/** What the page can see, told by itself. */
const LOOK_AROUND = `({
  bridge: Object.keys(window.easymoney ?? {}).sort().join(" "),
  node: [typeof require, typeof process, typeof module, typeof Buffer].join(" "),
  secure: window.isSecureContext,
  drawn: document.getElementById("root") !== null,
})`;

/** Requests that the page tries; how many got through. */
const REACH_OUT = `Promise.allSettled([
  fetch("https://example.com/"), fetch("http://127.0.0.1:9/"), fetch("file:///"),
]).then((all) => all.filter(({ status }) => status === "fulfilled").length)`;

/**
 * Looks at the running app from inside, for builds that no test tool can drive: writes a JSON report and ends the app.
 *
 * Exit code 0 when everything is as it should be, 1 otherwise.
 */
export async function selfTest(file: string, parts: SelfTestParts): Promise<void> {
  const checks = await within(LIMIT_MS, look(parts)).catch((error: unknown) => [
    { name: "finishes", ok: false, detail: String(error) },
  ]);
  const ok = checks.every((check) => check.ok);
  const { electron, chrome, node } = process.versions;
  const report = { ok, version: app.getVersion(), packaged: app.isPackaged, electron, chrome, node, checks };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  app.exit(ok ? 0 : 1);
}

async function look({ page, coreReady, blocked }: SelfTestParts): Promise<SelfTestCheck[]> {
  const loaded = await new Promise<string>((resolve) => {
    page.once("did-finish-load", () => resolve(""));
    page.once("did-fail-load", (_event, _code, reason) => resolve(reason || "failed"));
  });
  const seen = await page.executeJavaScript(LOOK_AROUND);
  const asked = [...blocked];
  const through = await page.executeJavaScript(REACH_OUT);
  await coreReady;
  return [
    {
      name: "the page loads from its own scheme",
      ok: loaded === "" && page.getURL() === PAGE_URL,
      detail: page.getURL(),
    },
    { name: "the page has a place to draw in", ok: seen.drawn === true, detail: String(seen.drawn) },
    { name: "the page sees the bridge", ok: seen.bridge.includes("chooseFiles"), detail: seen.bridge },
    { name: "the page sees nothing of Node", ok: !/function|object/.test(seen.node), detail: seen.node },
    { name: "the page is a secure context", ok: seen.secure === true, detail: String(seen.secure) },
    { name: "the page reaches nothing outside", ok: through === 0, detail: `${through} of 3 requests` },
    { name: "nothing asked for the network by itself", ok: asked.length === 0, detail: asked.join(" ") },
    { name: "the core serves", ok: true, detail: "" },
  ];
}

function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not finished after ${ms / 1000} s`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
