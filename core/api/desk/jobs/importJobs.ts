import { basename } from "node:path";
import type { JobKind, Kind } from "./jobKind.ts";
import { outputPath } from "./outputs.ts";

/** Jobs about models that were trained elsewhere. */
export const importJobs: { [K in Extract<Kind, "importModel" | "exportImport">]: JobKind<K> } = {
  importModel: {
    title: ({ path }) => `Import ${basename(path)} and compare it`,
    async work(_, workspace, { kind: __, path, ...request }, control) {
      const { id, name } = await workspace.importOnnx(path, request, control);
      return { result: { id, name } };
    },
  },
  exportImport: {
    title: ({ id, format }) => `Export the scores of ${id} to ${format.toUpperCase()}`,
    async work(session, workspace, { id, format, path }, control) {
      const { version } = workspace.importedModel(id);
      const target = outputPath(session, { path, what: `scores ${id}`, version, ending: `.${format}` });
      const { rows, bytes } = await workspace.exportImportScores(id, target, control);
      return { result: { rows, bytes }, file: target };
    },
  },
};
