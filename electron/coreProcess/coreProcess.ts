import { MessageChannelMain, type UtilityProcess, utilityProcess, type WebContents } from "electron";
import { CHANNELS, isOwnAddress } from "../page/address.ts";
import { type CoreState, EMPTY_STATE, type FromCore, fromCore, type ToCore } from "./messages.ts";
import { RestartLimit } from "./restartLimit.ts";

export interface CoreOptions {
  /** The built electron/core.js. */
  module: string;
  dataFolder: string;
  homeFolder: string;
  /** How long an orderly end may take before the process is killed. */
  closeMs?: number;
  restarts?: RestartLimit;
  /** The core has loaded and serves. */
  onReady(): void;
  onState(state: CoreState): void;
  /** The core stopped unasked; when it is restarting, lines can be laid anew at once. */
  onLost(restarting: boolean): void;
}

/**
 * The core in a process of its own: a file that crashes the reader takes neither the windows nor the shell with it.
 *
 * Pages talk to it over ports that pass through here once, when they are handed over. When it dies it is started again, at
 * most three times a minute.
 */
export class CoreProcess {
  readonly #options: CoreOptions;
  readonly #restarts: RestartLimit;
  #process: UtilityProcess | null = null;
  #closing: { done: () => void } | null = null;
  state: CoreState = EMPTY_STATE;

  constructor(options: CoreOptions) {
    this.#options = options;
    this.#restarts = options.restarts ?? new RestartLimit(3);
  }

  start(): void {
    const { module, dataFolder, homeFolder } = this.#options;
    const child = utilityProcess.fork(module, [], { serviceName: "easyMoney core", stdio: "inherit" });
    this.#process = child;
    child.on("message", (message: unknown) => this.#hear(message));
    child.on("exit", () => this.#exited());
    this.#tell({ kind: "start", dataFolder, homeFolder });
  }

  /** Lays a line from a page to the core. A page that has gone elsewhere gets none. */
  connect(page: WebContents): void {
    if (!this.#process || !isOwnAddress(page.getURL())) return;
    const { port1, port2 } = new MessageChannelMain();
    this.#process.postMessage({ kind: "connect" } satisfies ToCore, [port1]);
    page.postMessage(CHANNELS.corePort, null, [port2]);
  }

  /** Opens a workspace; all windows see it, or why it did not open. */
  open(path: string): void {
    this.#tell({ kind: "open", path });
  }

  /**
   * Ends the core in order: jobs rolled back, files closed. After `closeMs` it is killed; the workspace is a database and
   * survives that.
   *
   * @param options.cancelJobs cancel what runs first
   */
  async close(options: { cancelJobs: boolean }): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const ended = new Promise<void>((resolve) => {
      this.#closing = { done: resolve };
    });
    if (options.cancelJobs) this.#tell({ kind: "cancelJobs" });
    this.#tell({ kind: "close" });
    const late = setTimeout(() => child.kill(), this.#options.closeMs ?? 5000);
    await ended;
    clearTimeout(late);
  }

  #tell(message: ToCore): void {
    this.#process?.postMessage(message);
  }

  #hear(message: unknown): void {
    const heard = fromCore.safeParse(message);
    if (!heard.success) {
      process.stderr.write(`The core said something that is not in its language: ${heard.error.message}\n`);
      return;
    }
    this.#answer(heard.data);
  }

  #answer(message: FromCore): void {
    if (message.kind === "ready") this.#options.onReady();
    else if (message.kind === "state") {
      this.state = message.state;
      this.#options.onState(message.state);
    }
    // after "closed" the process ends by itself, and its exit is what counts
  }

  #exited(): void {
    this.#process = null;
    if (this.#closing) {
      this.#closing.done();
      return;
    }
    const { recent, theme, language } = this.state;
    this.state = { ...EMPTY_STATE, recent, theme, language };
    const restarting = this.#restarts.allow();
    if (restarting) this.start();
    this.#options.onState(this.state);
    this.#options.onLost(restarting);
  }
}
