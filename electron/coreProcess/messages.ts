import { z } from "zod";
import { settings } from "../../core/contract/desk/session.ts";

/** What the shell tells the core's process; a `connect` carries a port. */
export type ToCore =
  | { kind: "start"; dataFolder: string; homeFolder: string }
  | { kind: "connect" }
  | { kind: "open"; path: string }
  | { kind: "cancelJobs" }
  | { kind: "close" };

const coreState = z.strictObject({
  workspace: z.string().nullable(),
  recent: z.array(z.string()),
  theme: settings.shape.theme,
  language: settings.shape.language,
  /** Jobs that have not ended, as the person knows them. */
  running: z.array(z.strictObject({ id: z.int(), title: z.string() })),
  /** Files that jobs of this session wrote. */
  files: z.array(z.string()),
});

/** What the shell knows of the core: for its menu, its title, its questions. */
export type CoreState = z.infer<typeof coreState>;

export const EMPTY_STATE: CoreState = {
  workspace: null,
  recent: [],
  theme: "system",
  language: "en",
  running: [],
  files: [],
};

/** What the core's process tells the shell. It reads files of strangers, so that its word is checked too. */
export const fromCore = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ready") }),
  z.strictObject({ kind: z.literal("state"), state: coreState }),
  z.strictObject({ kind: z.literal("closed") }),
]);

export type FromCore = z.infer<typeof fromCore>;
