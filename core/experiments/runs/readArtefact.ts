import { zstdDecompressSync } from "node:zlib";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";

/** An artefact of a run that was kept as JSON; null when the run has none of that name. */
export function readJsonArtefact(file: WorkspaceFile, run: number, name: string): unknown {
  const bytes = file.db
    .prepare<[number, string], Buffer>(
      `SELECT b.bytes FROM run_artefact a JOIN blob b ON b.hash = a.hash WHERE a.run = ? AND a.name = ? AND a.dtype = 'json'`,
    )
    .pluck()
    .get(run, name) as Buffer | undefined;
  return bytes === undefined ? null : JSON.parse(new TextDecoder().decode(zstdDecompressSync(bytes)));
}
