import type { SegmentRanking } from "../contract/recommendation.ts";
import { finish } from "../jobs/progress.ts";
import { findDerived, listDerived } from "../store/derived.ts";
import { segmentNames } from "../store/segmentNames.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import type { Control } from "./control.ts";
import { onReadingThread } from "./readingThread.ts";
import { Recent } from "./recent.ts";
import { recommendationInUse } from "./recommendationInUse.ts";

/** Which ranking by which segments; those in use when left out. */
export interface SegmentRankingRequest {
  recommendation?: string | undefined;
  segmentation?: string | undefined;
}

/** Rankings by our own segments, worked out on a thread when they are asked for; the last ones are remembered. */
export class SegmentRankings {
  readonly #file: WorkspaceFile;
  readonly #known = new Recent<Promise<SegmentRanking | null>>(4);
  readonly #running = new Set<Promise<unknown>>();
  readonly #closing = new AbortController();

  constructor(file: WorkspaceFile) {
    this.#file = file;
  }

  /**
   * @returns null when there is no segmentation, or the one in use does not fit the version
   * @throws UnknownDerivedError, OutdatedResultError, CancelledError
   */
  async of(request: SegmentRankingRequest, control: Control = {}): Promise<SegmentRanking | null> {
    const file = this.#file;
    const kept = findDerived(file, recommendationInUse(file, request.recommendation));
    const segmentation = request.segmentation ?? segmentationInUse(file, kept.version);
    if (segmentation === null) return null;
    const task = { recommendation: kept.id, segmentation: findDerived(file, segmentation).id };
    const key = `${task.recommendation} ${task.segmentation}`;
    const ranking = await this.#known.get(key, () => {
      const made = this.#make(task, control);
      // one that failed or was cancelled is tried again
      made.catch(() => this.#known.drop(key));
      return made;
    });
    return ranking && underNames(ranking, segmentNames(file, task.segmentation));
  }

  /** Ends what is being worked out; the promise is of its threads. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.allSettled(this.#running);
  }

  #make(task: { recommendation: string; segmentation: string }, { signal, onProgress }: Control) {
    const stop = signal ? AbortSignal.any([signal, this.#closing.signal]) : this.#closing.signal;
    const made = finish(onReadingThread(this.#file, "rankSegments", task, stop), onProgress);
    const forget = () => this.#running.delete(made);
    this.#running.add(made);
    made.then(forget, forget);
    return made;
  }
}

/** A ranking under the names that a person gave, by segment id. */
export function underNames(ranking: SegmentRanking, names: Readonly<Record<string, string>>): SegmentRanking {
  return {
    ...ranking,
    segments: ranking.segments.map((each) => ({ ...each, segment: names[each.id] ?? each.segment })),
  };
}

/** The newest segmentation of a version; the newest of any other when it has none of its own: its frozen model places anybody. */
function segmentationInUse(file: WorkspaceFile, version: string): string | null {
  const all = listDerived(file, "segmentation");
  return (all.findLast((each) => each.version === version) ?? all.at(-1))?.id ?? null;
}
