import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { initWorkspace, makeSample, openWorkspace } from "../../core/api/workspace.ts";

/** An open workspace with 17 months of a sample bank, in a folder of its own beside the extract that it came from. */
export async function sampleWorkspace(sample: { customers: number; seed: number }) {
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  const at = (name: string) => join(folder, name);
  await makeSample({ out: at("extract"), edition: "v2", ...sample });
  initWorkspace(at("w.easymoney"));
  const workspace = openWorkspace(at("w.easymoney"));
  await workspace.importFiles({ paths: [at("extract")] });
  return {
    workspace,
    at,
    /** Closes the workspace and takes its folder away. */
    discard(): void {
      workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type SampleWorkspace = Awaited<ReturnType<typeof sampleWorkspace>>;
