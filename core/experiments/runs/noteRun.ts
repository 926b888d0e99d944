import { recordAudit } from "../../store/audit.ts";
import type { WorkspaceFile } from "../../store/workspaceFile.ts";
import { runsOf } from "./findRuns.ts";

/** Writes a note on a run; an empty one takes it away. Returns the note it had before. @throws UnknownRunError */
export function noteRun(file: WorkspaceFile, id: number, note: string): string {
  return file.db
    .transaction(() => {
      const [{ note: before }] = runsOf(file, [id]);
      file.db.prepare("UPDATE run SET note = ? WHERE id = ?").run(note, id);
      recordAudit(file, "note-run", { id, note });
      return before;
    })
    .immediate();
}
