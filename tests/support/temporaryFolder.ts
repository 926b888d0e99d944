import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";

/** All tests of a run write below one temporary folder, which goes with the run: what a killed process left behind, too. */
export default function setUp(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "easymoney-tests-"));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
