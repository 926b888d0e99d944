import { app, dialog } from "electron";
import type { CoreState } from "./coreProcess/messages.ts";
import { type Language, WORDS, type Words } from "./words.ts";

/** What quitting has to bring to an end. */
export interface Quitting {
  running(): CoreState["running"];
  language(): Language;
  windows(): number;
  /** Ends the core in order; at most a few seconds. */
  closeCore(options: { cancelJobs: boolean }): Promise<void>;
}

const KEEP = 0;

/**
 * The way out: asks when a job is running, closes the core in order, then lets the app end.
 *
 * Closing windows is no way out while a job runs: the app asks, and if the job is to go on it stays without a window until the
 * job has ended. `idle` is to be called whenever the jobs have changed.
 */
export class WayOut {
  readonly #quitting: Quitting;
  #phase: "open" | "asking" | "closing" | "closed" = "open";
  #endWhenIdle = false;

  constructor(quitting: Quitting) {
    this.#quitting = quitting;
  }

  /** For the app's `before-quit`: holds the app until the core is closed. */
  beforeQuit(event: { preventDefault(): void }): void {
    if (this.#phase === "closed") return;
    event.preventDefault();
    if (this.#phase === "open") void this.#leave();
  }

  /** A window was opened: somebody is there again. */
  stay(): void {
    this.#endWhenIdle = false;
  }

  /** The jobs have changed: ends an app that only waited for them. */
  idle(): void {
    if (this.#endWhenIdle && this.#quitting.running().length === 0) app.quit();
  }

  async #leave(): Promise<void> {
    const running = this.#quitting.running();
    if (running.length > 0) {
      this.#phase = "asking";
      if ((await askToCancel(running, WORDS[this.#quitting.language()])) === KEEP) {
        this.#phase = "open";
        this.#endWhenIdle = this.#quitting.windows() === 0;
        this.idle();
        return;
      }
    }
    this.#phase = "closing";
    await this.#quitting.closeCore({ cancelJobs: running.length > 0 });
    this.#phase = "closed";
    app.quit();
  }
}

/** @returns the number of the button: 0 keep running, 1 cancel and quit */
async function askToCancel(running: CoreState["running"], words: Words): Promise<number> {
  const [{ title }] = running;
  const { response } = await dialog.showMessageBox({
    type: "question",
    title: "easyMoney",
    message: words.isRunning(title, running.length - 1),
    detail: words.ifCancelled,
    buttons: [words.keepRunning, words.cancelAndQuit],
    defaultId: KEEP,
    cancelId: KEEP,
  });
  return response;
}
