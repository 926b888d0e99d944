import type { WorkerPool } from "../../jobs/pool.ts";
import type { ProgressMeter, Work } from "../../jobs/progress.ts";
import type { GbdtModel } from "../../learning/gbdt/tree.ts";
import type { FitAnswer, FitTask } from "../fitTask.ts";
import type { PurchaseMatrix } from "../purchaseMatrix.ts";
import { blendModels } from "./blendModels.ts";
import { chooseBlend } from "./chooseBlend.ts";
import { MOST_RECIPES, mostSteps, type Recipe, recipeOf } from "./recipes.ts";
import { type Relearner, seedOf } from "./relearner.ts";
import type { TimeBudget } from "./timeBudget.ts";

/** A model in a product's blend; learned again for the month to come with as many steps. */
interface Member {
  round: number;
  weight: number;
  steps: number;
  trees: number;
  /** Log loss on the tuning month. */
  loss: number;
}

export interface FoundModel {
  model: GbdtModel;
  members: Member[];
  /** Recipes tried. */
  tried: number;
  /** Of the usual recipe: log loss on the tuning month after each tree. */
  losses: readonly number[];
  tuneMargins: Float64Array;
}

interface SearchOptions {
  products: readonly { id: string; label: string }[];
  /** Places of the products that have purchases enough. */
  learnable: readonly number[];
  learn: PurchaseMatrix;
  tune: PurchaseMatrix;
  /** Most trees of the usual recipe; others have more or fewer in proportion. */
  trees: number;
  seed: number | string;
  /** Fits beyond the usual recipe: so many exactly, or as many as there is time for. */
  limit: number | { budget: TimeBudget; secondsAfter: number };
  relearner: Relearner;
}

/** Seconds of a step without looking at the tuning month, by one with. */
const AGAIN = 0.9;

interface Fit {
  round: number;
  answer: FitAnswer;
  loss: number;
  /** Of the tuning rows: exact for the usual recipe, which is mostly alone. */
  margins: Float32Array | Float64Array;
}

/**
 * Learns each product by the usual recipe, then by others in turn while the limit allows, and blends the best by log loss on the
 * tuning month. What was found depends on the number of fits alone, not on when they ended.
 *
 * @returns models by product, and how many fits were made beyond the usual recipe
 */
export async function* searchModels(
  pool: WorkerPool<FitTask, FitAnswer>,
  options: SearchOptions,
  meter: ProgressMeter,
): Work<{ found: Map<number, FoundModel>; fits: number }> {
  const { products, learnable, tune, limit, relearner } = options;
  const tried = new Map<number, Fit[]>(learnable.map((product) => [product, []]));
  /** The present blend of each product, and the seconds of learning what is new in it again. */
  const blends = new Map<number, { members: Member[]; seconds: number }>();
  const start = (product: number, round: number) => {
    const running = pool.run(taskOf(options, product, round)).then((answer) => {
      const margins = round === 0 ? answer.margins[0] : Float32Array.from(answer.margins[0]);
      const own = tried.get(product) as Fit[];
      own.push({ round, answer: { ...answer, margins: [] }, loss: Math.min(...answer.losses), margins });
      if (typeof limit === "object") blends.set(product, blendOf(own, tune, product, relearner));
    });
    // a failed fit is reported where it is awaited; the others must not fail unheard
    running.catch(() => {});
    return running;
  };
  const usual = learnable.map((product) => start(product, 0));
  for (const [i, product] of learnable.entries()) {
    yield meter.at(i, `Learning who buys ${products[product].label}`);
    await usual[i];
  }

  const most = (MOST_RECIPES - 1) * learnable.length;
  const running = new Set<Promise<void>>();
  let fits = 0;
  for (; fits < most; fits++) {
    while (running.size >= pool.size) await Promise.race(running);
    const product = learnable[fits % learnable.length];
    const round = 1 + Math.floor(fits / learnable.length);
    if (typeof limit === "number") {
      if (fits === limit) break;
    } else {
      const hasTime = () => {
        const again = total([...blends.values()].map(({ seconds }) => seconds)) / pool.size;
        return limit.budget.hasTimeFor(
          secondsOf(tried.get(product) ?? [], recipeOf(round)) + again + limit.secondsAfter,
        );
      };
      if (!hasTime()) {
        // what must be learned again is learned now: then it is known what time is left
        await Promise.all(running);
        yield meter.at(learnable.length, "Learning the best so far up to the last month");
        await Promise.all([...blends].flatMap(([p, { members }]) => members.map((each) => relearner.learn(p, each))));
        for (const blend of blends.values()) blend.seconds = 0;
        if (!hasTime()) break;
      }
    }
    yield meter.at(learnable.length, `Trying ${recipeOf(round).name} on ${products[product].label}`);
    const fit: Promise<void> = start(product, round).finally(() => running.delete(fit));
    fit.catch(() => {});
    running.add(fit);
  }
  await Promise.all(running);

  const found = new Map<number, FoundModel>();
  for (const product of learnable) {
    yield meter.at(learnable.length, `Choosing models of ${products[product].label}`);
    const all = (tried.get(product) ?? []).sort((a, b) => a.round - b.round);
    found.set(product, choose(all, tune, product));
  }
  return { found, fits };
}

function taskOf({ products, learn, tune, trees, seed }: SearchOptions, product: number, round: number): FitTask {
  const recipe = recipeOf(round);
  return {
    kind: "learn",
    product,
    learn,
    tune,
    recipe,
    steps: mostSteps(recipe, trees),
    seed: seedOf(seed, products[product].id, round),
  };
}

/** Seconds of one more fit of a product: as long as its fits of the same learner took, or the longest of all when there are none. */
function secondsOf(fits: readonly Fit[], { learner }: Recipe): number {
  const alike = fits.filter(({ round }) => recipeOf(round).learner === learner).map(({ answer }) => answer.seconds);
  return alike.length > 0 ? total(alike) / alike.length : Math.max(0, ...fits.map(({ answer }) => answer.seconds));
}

/** The blend of the fits so far; learning again stops where the tuning month said, and does not look at it. */
function blendOf(fits: readonly Fit[], tune: PurchaseMatrix, product: number, relearner: Relearner) {
  const weights = weigh(fits, tune, product);
  const chosen = [...fits.keys()].filter((i) => weights[i] > 0);
  const isNew = chosen.filter((i) => !relearner.knows(product, fits[i].round));
  const seconds = isNew.map((i) => AGAIN * fits[i].answer.seconds * fits[i].answer.again);
  return { members: chosen.map((i) => memberOf(fits[i], weights[i])), seconds: total(seconds) };
}

function memberOf({ round, answer, loss }: Fit, weight: number): Member {
  return { round, weight, steps: answer.steps, trees: answer.model.trees.length, loss };
}

const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

function weigh(fits: readonly Fit[], { held, gained }: PurchaseMatrix, product: number): number[] {
  if (fits.length === 1) return [1];
  const bit = 1 << product;
  const rows = Uint32Array.from(held.keys()).filter((row) => (held[row] & bit) === 0);
  const target = Uint8Array.from(gained, (mask) => (mask & bit ? 1 : 0));
  return chooseBlend(
    fits.map((fit) => fit.margins),
    target,
    rows,
  );
}

function choose(fits: readonly Fit[], tune: PurchaseMatrix, product: number): FoundModel {
  const { held } = tune;
  const margins = fits.map((fit) => fit.margins);
  const weights = weigh(fits, tune, product);
  const chosen = [...fits.keys()].filter((i) => weights[i] > 0);
  const tuneMargins = new Float64Array(held.length);
  for (const i of chosen) for (let row = 0; row < held.length; row++) tuneMargins[row] += weights[i] * margins[i][row];
  return {
    model: blendModels(chosen.map((i) => ({ model: fits[i].answer.model, weight: weights[i] }))),
    members: chosen.map((i) => memberOf(fits[i], weights[i])),
    tried: fits.length,
    losses: fits[0].answer.losses,
    tuneMargins,
  };
}
