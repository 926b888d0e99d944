import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readHistory } from "../../core/features/history.ts";
import { finish, ProgressMeter } from "../../core/jobs/progress.ts";
import { PurchaseFeatures } from "../../core/recommendation/purchaseFeatures.ts";
import { learnMatrix, matrixOn, type PurchaseMatrix } from "../../core/recommendation/purchaseMatrix.ts";
import { purchaseRows, targetPlaces, teachingRows } from "../../core/recommendation/purchaseRows.ts";
import { averagePrecisions } from "../../core/recommendation/rankProducts.ts";
import { recentShift } from "../../core/recommendation/recentShift.ts";
import { trainRecommender } from "../../core/recommendation/trainRecommender.ts";
import { simulatePanel } from "../../core/sample/simulatePanel.ts";
import { samplePanel } from "../support/samplePanel.ts";
import { interval, pairedReplicates } from "./pairedReplicates.ts";
import { runPeer } from "./peer.ts";
import { PEER_SCRIPT } from "./recommendPeer.ts";

const SEED = 1;
const BUDGET_SECONDS = 300;
/** Plays of the last month that the generator's own chances are averaged over. */
const REPLAYS = 100;
/** Rows that the peer learns from, every buyer among them: on all rows it takes an hour. */
const PEER_ROWS = 80_000;
/** Products with fewer purchases in the untouched month say nothing by themselves. */
const LEAST_PURCHASES = 30;

type Scores = (product: number, row: number) => number;

/**
 * The recommendation within five minutes beside popularity, co-holding and scikit-learn's HGB (l2 tuned) on our features and months, and
 * beside what the generator of the sample itself knows: nobody could rank better than by those chances.
 */
export async function benchRecommend(customers: number): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const panel = samplePanel({ customers, seed: SEED });
  const { products } = panel.schema;
  const began = performance.now();
  const { result, arrays } = await finish(trainRecommender(panel, { seed: SEED, budgetSeconds: BUDGET_SECONDS }));
  const seconds = (performance.now() - began) / 1000;
  say(`${customers} customers, ${result.fits} fits beyond the usual in ${seconds.toFixed(1)} s of ${BUDGET_SECONDS}`);

  const history = readHistory(panel);
  const rows = purchaseRows(history, history.months.length - 1, 1, SEED);
  const { held, gained } = rows;
  const judge = (scores: Scores) => averagePrecisions(scores, products.length, held, gained);
  const buyers = gained.reduce((n, mask) => (mask === 0 ? n : n + 1), 0);
  const ours: Scores = (p, row) => arrays[`test:${products[p].id}`][row];
  const chances = chancesOf(customers);
  const known: Scores = (p, row) => chances.get(p)?.[rows.customers[row]] ?? 0;

  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const best = mean(judge(known));
  const { popularity, popularityLeftIn, coHolding } = result.ranking;
  const ranked: [string, number][] = [
    ["ours", mean(judge(ours))],
    ["popularity, held products left out", popularity.map7],
    ["popularity, one list for everybody", popularityLeftIn.map7],
    ["co-holding", coHolding.map7],
    ["the generator's own chances", best],
    ["every purchase known", buyers / held.length],
  ];
  const own = ranked[0][1];
  for (const [name, map7] of ranked) {
    say(
      `MAP@7 ${map7.toFixed(5)} ${name}: ours is ${(own / map7).toFixed(3)} times it; ${((100 * map7) / best).toFixed(1)} % of what can be known`,
    );
  }

  const peer = await peerMargins(panel);
  if (!peer) return;
  say(`scikit-learn HGB, l2 tuned, ${PEER_ROWS} rows: ${peer.seconds.toFixed(0)} s`);
  const theirs: Scores = (p, row) => peer.margins.get(p)?.[row] ?? Math.log(1e-9);
  const chosen = [...products.keys()].filter((p) => result.products[p].purchases >= LEAST_PURCHASES);
  const found = pairedReplicates(
    { rows: held.length, precisions: [judge(ours), judge(theirs)] },
    chosen.map((p) => ({ held, gained, bit: 1 << p, scores: [ours, theirs].map((of) => (row: number) => of(p, row)) })),
    200,
  );
  for (const [name, { one, other, differences }] of Object.entries(found)) {
    const [low, high] = interval(differences);
    say(
      `${name}: ours ${one.toFixed(5)}, HGB ${other.toFixed(5)}; difference 95 % ${low.toFixed(5)} to ${high.toFixed(5)}`,
    );
  }
}

function chancesOf(customers: number): Map<number, Float64Array> {
  let chances = new Map<number, Float64Array>();
  simulatePanel({ customers, seed: SEED }, (now, holdings) => {
    if (now.month === 16) chances = holdings.chances(now, REPLAYS);
  });
  return chances;
}

/** The peer's margins of the untouched month, moved to the tuning month's totals as ours are. */
async function peerMargins(panel: ReturnType<typeof samplePanel>) {
  const history = readHistory(panel);
  const places = targetPlaces(history);
  const making = { meter: new ProgressMeter("features", 0) };
  const teach = teachingRows(history, places.slice(0, -2), { seed: SEED, mostRows: PEER_ROWS });
  const learn = await finish(learnMatrix(panel, history, teach, making));
  const later = new PurchaseFeatures(panel, history);
  const [tunePlace, testPlace] = places.slice(-2);
  const on = (place: number) =>
    finish(matrixOn(learn.matrix.columns, later, purchaseRows(history, place, 1, SEED), making));
  const tune = await on(tunePlace);
  const test = await on(testPlace);
  const folder = mkdtempSync(join(tmpdir(), "bench-recommend-"));
  try {
    for (const [name, matrix] of Object.entries({ learn, tune, test })) writeMatrix(join(folder, name), matrix);
    const missing = learn.matrix.columns.map(({ edges }) => edges.length + 1);
    writeFileSync(join(folder, "missing"), Float32Array.from(missing));
    const found = runPeer<{ seconds: number; products: number[] }>("scikit-learn HGB", PEER_SCRIPT, [
      folder,
      String(panel.schema.products.length),
    ]);
    if (!found) return null;
    const margins = new Map<number, Float64Array>();
    for (const p of found.products) {
      const read = (name: string) =>
        new Float64Array(new Uint8Array(readFileSync(join(folder, `${name}.${p}`))).buffer);
      const shift = recentShift(read("tune"), tune, p);
      margins.set(
        p,
        read("test").map((margin) => margin + shift),
      );
    }
    return { seconds: found.seconds, margins };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeMatrix(path: string, { matrix, held, gained, weight }: PurchaseMatrix): void {
  const codes = new Uint8Array(matrix.rows * matrix.columns.length);
  for (const [c, column] of matrix.columns.entries()) codes.set(column.codes, c * matrix.rows);
  writeFileSync(`${path}.codes`, codes);
  writeFileSync(`${path}.held`, held.slice());
  writeFileSync(`${path}.gained`, gained.slice());
  writeFileSync(`${path}.weight`, weight.slice());
}
