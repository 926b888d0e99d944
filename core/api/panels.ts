import type { Panel } from "../store/panel.ts";
import { openPanel } from "../store/storedPanel.ts";
import { findVersion } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { Recent } from "./recent.ts";

/** The panels that a workspace was asked for lately, with the columns that were read: the second question is quick. */
export class Panels {
  readonly #file: WorkspaceFile;
  /** The current version, and one that it is compared with. */
  readonly #kept = new Recent<Panel>(2);

  constructor(file: WorkspaceFile) {
    this.#file = file;
  }

  /** @throws UnknownVersionError, NoCompleteMonthError */
  at(version?: string): Panel {
    const { id } = findVersion(this.#file, version);
    return this.#kept.get(id, () => openPanel(this.#file, id, Number.POSITIVE_INFINITY));
  }
}
