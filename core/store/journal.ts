import { canonicalJson } from "./canonicalJson.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

export type JobState = "running" | "done" | "failed" | "cancelled" | "interrupted";

/** One long job that changed, or tried to change, the workspace. Times are ISO 8601, UTC. */
export interface JobRecord {
  id: number;
  kind: string;
  config: unknown;
  state: JobState;
  started: string;
  ended: string | null;
  message: string;
}

/** Notes the start of a job; a job still `running` when the workspace is next opened was interrupted. */
export function startJob(file: WorkspaceFile, kind: string, config: unknown): number {
  const run = file.db
    .prepare("INSERT INTO job (kind, config, state, started) VALUES (?, ?, 'running', ?)")
    .run(kind, canonicalJson(config), new Date().toISOString());
  return Number(run.lastInsertRowid);
}

export function endJob(file: WorkspaceFile, id: number, state: JobState, message: string): void {
  file.db
    .prepare("UPDATE job SET state = ?, message = ?, ended = ? WHERE id = ?")
    .run(state, message, new Date().toISOString(), id);
}

/** Newest first. */
export function listJobs(file: WorkspaceFile, limit = 50): JobRecord[] {
  const rows = file.db
    .prepare<[number], JobRecord & { config: string }>(
      "SELECT id, kind, config, state, started, ended, message FROM job ORDER BY id DESC LIMIT ?",
    )
    .all(limit);
  return rows.map((row) => ({ ...row, config: JSON.parse(row.config) }));
}
