import { existsSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import type { Fault } from "../../contract/desk/fault.ts";
import type { TableSearchBoard } from "../../contract/tableModel.ts";
import { DomainError } from "../../errors/domainError.ts";
import { ContractShelf } from "../contractShelf.ts";
import { SqlReader } from "../sqlReader.ts";
import { initWorkspace, openWorkspace, type Workspace } from "../workspace.ts";
import { Changes } from "./changes.ts";
import type { DeskHost } from "./deskHost.ts";
import { DeskMemory } from "./deskMemory.ts";
import { faultOf } from "./faults.ts";

class NoWorkspaceError extends DomainError {
  constructor() {
    super({
      code: "no-workspace",
      what: "No workspace is open",
      mend: "Open a workspace, make a new one, or try the demo.",
    });
  }
}

/** What all windows of a desk share: the open workspace, settings, contracts, and word of every change. */
export class DeskSession {
  readonly host: DeskHost;
  readonly memory: DeskMemory;
  readonly shelf: ContractShelf;
  readonly changes = new Changes();
  /** Why the workspace that was asked for at the start is not open. */
  startFault: Fault | null = null;
  /** The search on a table that runs, as it stands. */
  tableBoard: TableSearchBoard | null = null;
  #workspace: Workspace | null = null;
  #sql: SqlReader | null = null;

  constructor(host: DeskHost) {
    this.host = host;
    this.memory = new DeskMemory(host.dataFolder);
    this.shelf = new ContractShelf(join(host.dataFolder, "contracts"));
  }

  /** The open workspace; null while none is. */
  get opened(): Workspace | null {
    return this.#workspace;
  }

  /** @throws NoWorkspaceError */
  get workspace(): Workspace {
    if (!this.#workspace) throw new NoWorkspaceError();
    return this.#workspace;
  }

  /** Answers questions in SQL beside everything else that goes on. @throws NoWorkspaceError */
  get sql(): SqlReader {
    this.#sql ??= new SqlReader(this.workspace.file.path);
    return this.#sql;
  }

  /** Opens a workspace in the place of the one that is open, which stays when this one cannot be opened. */
  async open(path: string): Promise<void> {
    const target = resolve(path);
    if (this.#workspace?.file.path !== target) {
      const next = openWorkspace(target);
      await this.#leave();
      this.#workspace = next;
    }
    this.startFault = null;
    this.memory.remember(target);
    this.changes.fire();
  }

  /** Opens a workspace at the start; a fault is kept for the window to show. */
  async openAtStart(path: string): Promise<void> {
    try {
      await this.open(path);
      this.#readAhead();
    } catch (error) {
      this.startFault = faultOf(error);
      this.changes.fire();
    }
  }

  /** Makes an empty workspace and opens it; a name without an ending gets `.easymoney`. */
  async create(path: string): Promise<void> {
    const target = resolve(extname(path) === "" ? `${path}.easymoney` : path);
    initWorkspace(target);
    await this.open(target);
  }

  async close(): Promise<void> {
    await this.#leave();
    this.startFault = null;
    this.changes.fire();
  }

  /** Does something to the workspace and tells everybody; a fault is passed on. */
  edit<T>(change: (workspace: Workspace) => T): T {
    const result = change(this.workspace);
    this.changes.fire();
    return result;
  }

  /** Workspaces opened lately, and whether they are still there. */
  recent() {
    return this.memory.recent.map((each) => ({ ...each, missing: !existsSync(each.path) }));
  }

  /** Reads what the first window will ask for while it is still being drawn. */
  #readAhead(): void {
    const workspace = this.#workspace;
    setImmediate(() => {
      if (workspace !== this.#workspace || workspace === null) return;
      try {
        workspace.panels.at();
      } catch {
        // whoever asks for it will be told
      }
    });
  }

  async #leave(): Promise<void> {
    const [workspace, sql] = [this.#workspace, this.#sql];
    this.#workspace = null;
    this.#sql = null;
    await sql?.close();
    await workspace?.close();
  }
}
