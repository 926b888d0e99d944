import type { Work } from "../../jobs/progress.ts";
import type { BinnedColumn, BinnedMatrix } from "../gbdt/binMatrix.ts";
import { chooseRows, type RowChoice } from "../gbdt/chooseRows.ts";
import { columnsOf } from "../gbdt/fitGbdt.ts";
import type { GbdtModel } from "../gbdt/tree.ts";
import type { DenseMatrix } from "../learners/dense/encode.ts";
import { fitLogistic } from "../learners/dense/fitLogistic.ts";
import { type Classes, classesOf } from "./classes.ts";
import type { ClassScores } from "./classScores.ts";
import { classTree } from "./classTree.ts";

export interface ScorecardOptions extends RowChoice {
  /** What a column says of its classes: `weightOfEvidence` makes a scorecard, `ridits` a logistic regression on ranks. */
  scores: ClassScores;
  /** L2 penalties on the weights of scores of deviation 1, of the summed log loss: a model for each. */
  penalties: readonly number[];
  /** Cases that each row of the matrix stands for; 1 when left out. */
  weights?: Float32Array | undefined;
  signal?: AbortSignal | undefined;
}

/** Rows up to which Newton's method beats passes of the kernel, at some hundred columns. */
const NEWTON_ROWS = 2000;

/** What a column says, on its standard scale, and where its numbers stand in the dense matrix. */
interface Said {
  column: number;
  classes: Classes;
  scores: Float64Array[];
  first: number;
}

/**
 * Logistic regression on what the classes of each column say. The points that a column gives are a tree of that column alone,
 * so the model is a sum of trees: it scores, explains itself and goes to ONNX as boosted trees do.
 *
 * Columns are ordered; categories come as 0/1 columns. Negatives that are left out are made up for as in `fitGbdt`.
 *
 * @param target 0 or 1 per row of the matrix
 * @returns a model by penalty
 * @throws OneClassError, CancelledError
 */
export async function* fitScorecard(
  matrix: BinnedMatrix,
  target: Uint8Array,
  { scores, penalties, weights: given, signal, ...choice }: ScorecardOptions,
): Work<GbdtModel[]> {
  const { rows, rate } = chooseRows(target, choice);
  const wanted = Uint8Array.from(rows, (row) => target[row]);
  const weights = Float64Array.from(rows, (row) => given?.[row] ?? 1);
  const codes = matrix.columns.map((column) => codesOf(column, rows));
  const said: Said[] = [];
  let width = 0;
  for (const [column, { edges }] of matrix.columns.entries()) {
    const classes = classesOf(edges.length + 2, codes[column], wanted, weights);
    const standard = scores(classes).flatMap((own) => standardised(own, classes.cases));
    if (standard.length === 0) continue;
    said.push({ column, classes, scores: standard, first: width });
    width += standard.length;
  }
  const dense = layOut(said, codes, rows.length, width);
  const task = { target: wanted, weights };
  const models: GbdtModel[] = [];
  for (const l2 of penalties) {
    const fit = yield* fitLogistic(dense, [task], { l2, seed: 1, signal, newtonRows: NEWTON_ROWS });
    const [coefficients] = fit.coefficients;
    models.push({
      columns: columnsOf(matrix),
      base: coefficients[width] + Math.log(rate),
      trees: said.map(({ column, classes, scores, first }) => {
        const pointsOf = (_: number, at: number) =>
          scores.reduce((sum, own, s) => sum + coefficients[first + s] * own[at], 0);
        return classTree(column, classes, classes.cases.map(pointsOf));
      }),
    });
  }
  return models;
}

/** Scores of mean 0 and deviation 1 over the cases; none where all classes say the same. */
function standardised(scores: Float64Array, cases: Float64Array): Float64Array[] {
  const all = cases.reduce((sum, n) => sum + n, 0);
  const mean = scores.reduce((sum, score, at) => sum + cases[at] * score, 0) / all;
  const variance = scores.reduce((sum, score, at) => sum + cases[at] * (score - mean) ** 2, 0) / all;
  return variance > 1e-12 ? [scores.map((score) => (score - mean) / Math.sqrt(variance))] : [];
}

function codesOf({ codes }: BinnedColumn, rows: Uint32Array): Uint8Array {
  const own = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) own[i] = codes[rows[i]];
  return own;
}

function layOut(said: readonly Said[], codes: readonly Uint8Array[], rows: number, width: number): DenseMatrix {
  const values = new Float32Array(rows * width);
  // blocks of rows, so that the row-wise writes stay in the cache while columns are read in order
  const block = 512;
  const puts = said.flatMap(({ column, classes, scores, first }) =>
    scores.map((own, s) => ({
      at: first + s,
      codes: codes[column],
      byBin: Float32Array.from(classes.classOf, (place) => own[place]),
    })),
  );
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (const { at, codes, byBin } of puts)
      for (let row = from; row < to; row++) values[row * width + at] = byBin[codes[row]];
  }
  return { values, rows, width };
}
