import type { JobKind } from "./jobKind.ts";
import { outputPath } from "./outputs.ts";

/** Jobs about models. */
export const modelJobs: { measureModel: JobKind<"measureModel">; modelCard: JobKind<"modelCard"> } = {
  measureModel: {
    title: ({ number }) => `Measure the gates of model ${number}`,
    async work(_, workspace, { number }) {
      const { gates } = workspace.measureModel(number);
      return { result: { number, red: gates.flatMap(({ id, passes }) => (passes ? [] : [id])) } };
    },
  },
  modelCard: {
    title: ({ number }) => `Write the card of model ${number}`,
    async work(session, workspace, { number, format, path }) {
      const { data } = workspace.model(number);
      const what = `model-card-${number}`;
      const target = outputPath(session, { path, what, version: data, ending: `.${format}` });
      const { bytes } = workspace.writeModelCard(number, target);
      return { result: { number, bytes }, file: target };
    },
  },
};
