import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { servePage } from "../../../electron/page/servePage.ts";

const around = mkdtempSync(join(tmpdir(), "easymoney-page-"));
const folder = join(around, "ui");
mkdirSync(join(folder, "assets"), { recursive: true });
mkdirSync(join(around, "ui-secret"));
writeFileSync(join(folder, "index.html"), "the page");
writeFileSync(join(folder, "assets", "a b.js"), "the script");
writeFileSync(join(folder, "notes.txt"), "of no known type");
writeFileSync(join(around, "secret.json"), "secret");
writeFileSync(join(around, "ui-secret", "secret.json"), "secret");

const get = async (url: string) => {
  const answer = await servePage(folder, new Request(url));
  return { status: answer.status, type: answer.headers.get("Content-Type"), text: await answer.text() };
};

describe("serving the page", () => {
  it("gives its files with their types", async () => {
    expect(await get("app://ui/")).toEqual({ status: 200, type: "text/html; charset=utf-8", text: "the page" });
    expect(await get("app://ui/assets/a%20b.js")).toMatchObject({ status: 200, text: "the script" });
  });

  it("gives the page for each of its screens", async () => {
    expect(await get("app://ui/campaigns/7")).toMatchObject({ status: 200, text: "the page" });
  });

  it("refuses what is not there, of no known type, of another host or asked by another method", async () => {
    expect((await get("app://ui/none.js")).status).toBe(404);
    expect((await get("app://ui/notes.txt")).status).toBe(404);
    expect((await get("app://other/index.html")).status).toBe(404);
    expect((await servePage(folder, new Request("app://ui/", { method: "POST" }))).status).toBe(405);
  });

  it.each([
    "app://ui/../../etc/passwd",
    "app://ui/../secret.json",
    "app://ui/%2e%2e/secret.json",
    "app://ui/..%2fsecret.json",
    "app://ui/%2e%2e%2f%2e%2e%2fsecret.json",
    "app://ui/..%5csecret.json",
    "app://ui/assets/..%2f..%2fsecret.json",
    "app://ui/..%2fui-secret%2fsecret.json",
    "app://ui//etc/passwd.json",
    "app://ui/%00.json",
    "app://ui/%ff.json",
    "app://ui/C:%5csecret.json",
  ])("never leaves its folder: %s", async (url) => {
    const { text } = await get(url);
    expect(text).not.toContain("secret");
    expect(text).not.toContain("root:");
  });

  it("never leaves its folder, whatever the path is made of", async () => {
    const part = fc.constantFrom("..", "%2e%2e", "/", "%2f", "\\", "%5c", "secret.json", "ui-secret", ".", "%00", "//");
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const { text } = await get(`app://ui/${parts.join("")}`);
        expect(text).not.toContain("secret");
      }),
      { numRuns: 2000 },
    );
  });
});
