import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { fault, procedure } from "./fault.ts";

export const settings = z.strictObject({
  theme: z.enum(["system", "light", "dark"]),
  language: z.enum(["en", "es"]),
  /** How numbers and dates are written: a BCP 47 tag. */
  format: z.enum(["en-GB", "en-US", "es-ES", "de-DE"]),
  /** Worker threads of a job; 0 = as many as there are cores. */
  threads: z.int().min(0).max(64),
  /** Workspaces opened lately are remembered and shown on the first screen. */
  rememberRecent: z.boolean(),
  /** Pop up when a job ends. */
  notifyWhenDone: z.boolean(),
});

export const defaultSettings: Settings = {
  theme: "system",
  language: "en",
  format: "en-GB",
  threads: 0,
  rememberRecent: true,
  notifyWhenDone: true,
};

const versionInfo = z.strictObject({
  id: z.string(),
  parent: z.string().nullable(),
  message: z.string(),
  created: z.string(),
  codeVersion: z.string(),
  loads: z.int(),
  rows: z.int(),
  months: z.array(z.string()),
});

const keptInfo = z.strictObject({ id: z.string(), kind: z.string(), version: z.string(), created: z.string() });

const openWorkspaceInfo = z.strictObject({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.number(),
  /** The current version; null while nothing was imported. */
  head: z.string().nullable(),
  versions: z.array(versionInfo),
  contract: z.string().nullable(),
  products: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      family: z.string(),
      marginEur: z.number(),
      marginSource: z.string(),
      credit: z.boolean(),
    }),
  ),
  attributes: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      kind: z.enum(["category", "number", "date", "flag"]),
      role: z.string().nullable(),
      /** Different labels of a category, at most 200 of them. */
      labels: z.array(z.string()),
    }),
  ),
  /** Results kept, oldest first. */
  kept: z.array(keptInfo),
  suppressed: z.int(),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
});

const sessionInfo = z.strictObject({
  workspace: openWorkspaceInfo.nullable(),
  /** Why the workspace that was asked for at the start is not open. */
  startFault: fault.nullable(),
  recent: z.array(z.strictObject({ path: z.string(), name: z.string(), opened: z.string(), missing: z.boolean() })),
  settings,
  host: z.strictObject({
    kind: z.enum(["browser", "electron"]),
    codeVersion: z.string(),
    node: z.string(),
    cores: z.int(),
    memoryBytes: z.number(),
    /** Where files go and are looked for at first. */
    home: z.string(),
  }),
});

/** A screen of the window, by its route. */
const screen = z.enum([
  "home",
  "data",
  "dashboard",
  "segments",
  "recommendations",
  "campaigns",
  "monitoring",
  "models",
  "planning",
]);

const fileEntry = z.strictObject({
  name: z.string(),
  path: z.string(),
  kind: z.enum(["folder", "data", "workspace", "other"]),
  sizeBytes: z.number(),
});

const path = z.strictObject({ path: z.string().min(1).max(4096) });

const overview = z.strictObject({
  /** What changed since the workspace was last worked on, newest first, each as a sentence with a place in the window. */
  changes: z.array(z.strictObject({ at: z.string(), text: z.string(), screen: screen.nullable() })),
  /** What to do next, most useful first, and why. `job` can be started as it is. */
  next: z.array(
    z.strictObject({ title: z.string(), why: z.string(), action: z.string(), screen, job: z.string().nullable() }),
  ),
});

/** Opening, remembering and settings. */
export const session = {
  info: procedure.output(sessionInfo),
  /** Fires with a counter whenever the session or the workspace changed, by this window or another. */
  watch: procedure.output(eventIterator(z.int())),
  overview: procedure.output(overview),
  open: procedure.input(path).output(sessionInfo),
  create: procedure.input(path).output(sessionInfo),
  close: procedure.output(sessionInfo),
  forget: procedure.input(path).output(sessionInfo),
  settings: procedure.input(settings.partial()).output(settings),
  /** A folder of this computer, for choosing files where there is no file dialog. */
  folder: procedure
    .input(z.strictObject({ path: z.string().max(4096) }))
    .output(z.strictObject({ path: z.string(), parent: z.string().nullable(), entries: z.array(fileEntry) })),
};

export type Settings = z.infer<typeof settings>;
export type SessionInfo = z.infer<typeof sessionInfo>;
export type WorkspaceInfo = z.infer<typeof openWorkspaceInfo>;
export type Overview = z.infer<typeof overview>;
export type FileEntry = z.infer<typeof fileEntry>;
