import { parentPort, workerData } from "node:worker_threads";
import { packError } from "../jobs/carriedError.ts";
import { querySql } from "../store/sqlView.ts";
import { openWorkspaceFile } from "../store/workspaceFile.ts";
import { Panels } from "./panels.ts";
import { exportSql } from "./sqlExport.ts";
import type { SqlAnswer, SqlTask } from "./sqlReader.ts";

const port = parentPort;
if (!port) throw new Error("sqlWorker runs as a thread");
const file = openWorkspaceFile(workerData as string, { readOnly: true });
const panels = new Panels(file);
const say = (answer: SqlAnswer) => port.postMessage(answer);

port.on("message", async (task: SqlTask) => {
  try {
    const panel = panels.at(task.version);
    const result =
      task.kind === "query"
        ? querySql(panel, task.query, task.limit)
        : await exportSql(panel, task.query, task.path, { onProgress: (progress) => say({ progress }) });
    say({ result });
  } catch (error) {
    say({ error: packError(error) });
  }
});
