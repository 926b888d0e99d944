import { zstdDecompressSync } from "node:zlib";
import { type StoredArray, unpackArray } from "../../store/derived.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";

/** An artefact of a run that was kept as JSON; null when the run has none of that name. */
export function readJsonArtefact(file: WorkspaceFile, run: number, name: string): unknown {
  const kept = bytesOf(file, run, name);
  return kept?.dtype === "json" ? JSON.parse(new TextDecoder().decode(zstdDecompressSync(kept.bytes))) : null;
}

/** An artefact of a run that was kept as an array; null when the run has none of that name. */
export function readArrayArtefact(file: WorkspaceFile, run: number, name: string): StoredArray | null {
  const kept = bytesOf(file, run, name);
  return kept === undefined || kept.dtype === "json" ? null : unpackArray(kept.dtype, kept.bytes);
}

function bytesOf({ db }: WorkspaceFile, run: number, name: string): { dtype: string; bytes: Buffer } | undefined {
  return db
    .prepare<[number, string], { dtype: string; bytes: Buffer }>(
      "SELECT a.dtype, b.bytes FROM run_artefact a JOIN blob b ON b.hash = a.hash WHERE a.run = ? AND a.name = ?",
    )
    .get(run, name);
}
