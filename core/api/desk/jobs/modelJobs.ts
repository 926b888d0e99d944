import type { JobKind, Kind } from "./jobKind.ts";
import { outputPath } from "./outputs.ts";

/** Jobs about models. */
export const modelJobs: { [K in Extract<Kind, "measureModel" | "evaluate" | "modelCard">]: JobKind<K> } = {
  measureModel: {
    title: ({ number }) => `Measure the gates of model ${number}`,
    async work(_, workspace, { number }, control) {
      const { gates } = await workspace.measureModel(number, control);
      return { result: { number, red: gates.flatMap(({ id, passes }) => (passes ? [] : [id])) } };
    },
  },
  evaluate: {
    title: ({ recommendation, other }) =>
      `Evaluate ${recommendation ?? "the newest recommendation"}${other ? ` beside ${other}` : ""}`,
    async work(_, workspace, { kind: __, ...request }, control) {
      const { id, testedOn } = await workspace.evaluate(request, control);
      return { result: { id, testedOn } };
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
