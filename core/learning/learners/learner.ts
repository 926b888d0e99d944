import { DomainError, throwIfCancelled } from "../../errors/domainError.ts";
import type { FeatureTable } from "../../features/featureTable.ts";
import { ProgressMeter, type Work } from "../../jobs/progress.ts";

/** Rows whose answer is known. */
export interface Lesson {
  table: FeatureTable;
  /** 0 or 1 per row. */
  target: Uint8Array;
  /** How many cases each row stands for, 0 or more; 1 when left out. */
  weights?: Float64Array | undefined;
}

/** What a learner can be told, by name; plain JSON. */
export type Parameters = Readonly<Record<string, unknown>>;

interface FitOptions {
  /** Instead of the learner's defaults. */
  parameters?: Parameters | undefined;
  seed?: number | string | undefined;
  /** Rows that say when to stop, for learners that go by steps; others pay no heed to it. */
  validation?: Lesson | undefined;
  signal?: AbortSignal | undefined;
}

/** A fitted model: plain JSON. `columns` are those that scoring needs; `state` is the learner's own. */
export interface LearnedModel {
  format: 1;
  learner: string;
  parameters: Parameters;
  columns: readonly string[];
  /** What was learned; null when the target had one class, and `rate` is foretold for everybody. */
  state: object | null;
  rate: number;
  /** Steps (trees, epochs, iterations) that were kept: a replay asks for so many. */
  steps: number;
}

/** One way to learn the probability of a 0/1 target from a table. The same lesson, options and seed give the same model. */
export interface Learner {
  readonly name: string;
  readonly defaults: Parameters;
  /** @throws LessonError, CancelledError */
  fit(lesson: Lesson, options?: FitOptions): Work<LearnedModel>;
  /**
   * One probability per row of the table, 0 to 1.
   *
   * @throws MissingFeatureError when the table lacks a column of the model
   */
  predict(model: LearnedModel, table: FeatureTable): Float64Array;
}

/** A lesson that nothing can be learned from. */
class LessonError extends DomainError {
  constructor(what: string, mend: string) {
    super({ code: "lesson", what, mend });
  }
}

interface Fitted<State> {
  state: State;
  steps: number;
}

/** A lesson made regular: weights are there, both classes occur. */
export interface FullLesson extends Lesson {
  weights: Float64Array;
}

interface Method<P extends object, State extends object> {
  name: string;
  defaults: P;
  fit(
    lesson: FullLesson,
    parameters: P,
    options: { seed: number | string; validation?: FullLesson | undefined; signal?: AbortSignal | undefined },
  ): Work<Fitted<State>> | Fitted<State>;
  predict(state: State, table: FeatureTable): Float64Array;
}

/** Makes a learner of a method: checks the lesson once, so that no method asks again. */
export function defineLearner<P extends object, State extends object>(method: Method<P, State>): Learner {
  return {
    name: method.name,
    defaults: method.defaults as Parameters,
    async *fit(lesson, { parameters = {}, seed = 1, validation, signal } = {}) {
      throwIfCancelled(signal);
      const full = regular(lesson);
      const { positives, all } = weighed(full);
      const chosen = { ...method.defaults, ...parameters };
      const model = {
        format: 1 as const,
        learner: method.name,
        parameters: chosen as Parameters,
        columns: lesson.table.columns.map(({ name }) => name),
        rate: (positives + 0.5) / (all + 1),
      };
      yield new ProgressMeter("steps", 0).at(0, `Fitting ${method.name}`);
      if (positives === 0 || positives === all) return { ...model, state: null, steps: 0 };
      const checked = validation ? regular(validation) : undefined;
      const fitted = method.fit(full, chosen, { seed, validation: checked, signal });
      return { ...model, ...("next" in fitted ? yield* fitted : fitted) };
    },
    predict(model, table) {
      if (model.state === null) return new Float64Array(table.rows).fill(model.rate);
      return method.predict(model.state as State, table);
    },
  };
}

/** Cases that are 1, and all cases. */
export function weighed({ target, weights }: FullLesson): { positives: number; all: number } {
  let positives = 0;
  let all = 0;
  for (let i = 0; i < target.length; i++) {
    all += weights[i];
    if (target[i] === 1) positives += weights[i];
  }
  return { positives, all };
}

function regular(lesson: Lesson): FullLesson {
  const { table, target, weights = new Float64Array(table.rows).fill(1) } = lesson;
  if (table.rows === 0)
    throw new LessonError("There are no rows to learn from", "Choose more months or fewer filters.");
  for (const [what, length] of [
    ["target", target.length],
    ["weights", weights.length],
  ] as const) {
    if (length !== table.rows) {
      throw new LessonError(`The ${what} has ${length} rows, the table ${table.rows}`, "Give one value for every row.");
    }
  }
  return { table, target, weights };
}
