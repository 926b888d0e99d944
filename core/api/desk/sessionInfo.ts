import { statSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { basename } from "node:path";
import process from "node:process";
import type { SessionInfo, WorkspaceInfo } from "../../contract/desk/session.ts";
import { DomainError } from "../../errors/domainError.ts";
import { CODE_VERSION } from "../../store/codeVersion.ts";
import { nextEdits } from "../../store/edits.ts";
import type { Attribute, Panel } from "../../store/panel.ts";
import type { Workspace } from "../workspace.ts";
import type { DeskSession } from "./deskSession.ts";

/** Labels of a category that are listed; the others can be typed. */
const MOST_LABELS = 200;

/** What a window must know before it draws anything. */
export function sessionInfo(session: DeskSession): SessionInfo {
  const { host, memory, opened, startFault } = session;
  return {
    workspace: opened && workspaceInfo(opened),
    startFault,
    recent: session.recent(),
    settings: memory.settings,
    host: {
      kind: host.kind,
      codeVersion: CODE_VERSION,
      node: process.version,
      cores: availableParallelism(),
      memoryBytes: totalmem(),
      home: host.homeFolder,
    },
  };
}

function workspaceInfo(workspace: Workspace): WorkspaceInfo {
  const { file } = workspace;
  const { head, versions } = workspace.versions();
  const panel = head === null ? null : completePanel(workspace);
  const { undo, redo } = nextEdits(file);
  return {
    path: file.path,
    name: basename(file.path, ".easymoney"),
    sizeBytes: sizeOf(file.path) + sizeOf(`${file.path}-wal`),
    head,
    versions,
    contract: panel?.schema.contract ?? null,
    products: (panel?.schema.products ?? []).map((product) => ({ ...product })),
    attributes: panel ? panel.schema.attributes.map((attribute) => attributeInfo(panel, attribute)) : [],
    kept: workspace.results().map(({ id, kind, version, created }) => ({ id, kind, version, created })),
    suppressed: workspace.suppressed().length,
    undo: undo?.label ?? null,
    redo: redo?.label ?? null,
  };
}

function attributeInfo(panel: Panel, { id, label, kind, role }: Attribute): WorkspaceInfo["attributes"][number] {
  const last = panel.months[panel.months.length - 1];
  const labels =
    kind === "category"
      ? panel
          .snapshot(last)
          .category(id)
          .labels.slice(1, MOST_LABELS + 1)
      : [];
  return { id, label, kind, role, labels: [...labels] };
}

/** Null while no month has all of its tables: the versions are shown, figures must wait for the missing ones. */
function completePanel(workspace: Workspace): Panel | null {
  try {
    return workspace.panels.at();
  } catch (error) {
    if (error instanceof DomainError && error.code === "no-complete-month") return null;
    throw error;
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
