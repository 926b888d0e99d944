import process from "node:process";
import { applyBins, binMatrix } from "../../core/learning/gbdt/binMatrix.ts";
import { fitGbdt } from "../../core/learning/gbdt/fitGbdt.ts";
import { trainerOf } from "../../core/learning/gbdt/growTree.ts";
import { predictMargins } from "../../core/learning/gbdt/tree.ts";
import { comparePeers } from "./learnerPeers.ts";
import { processorSeconds } from "./peer.ts";
import { columnsOf, peopleTable, TARGETS, WIDTH } from "./peopleTable.ts";

const LEARN_ROWS = 40_000;
const TREES = 100;
const SKLEARN = `
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits
with threadpool_limits(1):
    models = [HistGradientBoostingClassifier(max_iter=${TREES}, l2_regularization=1, early_stopping=False).fit(x, y[:, t]) for t in range(${TARGETS})]
    began = time.process_time()
    for m in models: m.predict_proba(xt)
    found["scikit-learn HGB"] = {"seconds": time.process_time() - began}`;
const XGBOOST = `
import xgboost
models = [xgboost.XGBClassifier(n_estimators=${TREES}, max_leaves=31, max_depth=0, grow_policy="lossguide", learning_rate=0.1, n_jobs=1).fit(x, y[:, t]) for t in range(${TARGETS})]
began = time.process_time()
for m in models: m.predict_proba(xt)
found["xgboost"] = {"seconds": time.process_time() - began}`;

/** Scores rows by thirteen models of 100 trees, from raw numbers, on one thread. */
export async function benchScore(rows: number): Promise<void> {
  const train = peopleTable(LEARN_ROWS, "train");
  const test = peopleTable(rows, "test");
  const trainer = trainerOf();
  const matrix = binMatrix(columnsOf(train.values));
  const models = train.targets.map((target) => fitGbdt(matrix, target, { trees: TREES }, trainer).model);
  const columns = columnsOf(test.values);
  const began = processorSeconds();
  const binned = applyBins(matrix.columns, columns);
  const binnedIn = processorSeconds() - began;
  for (const model of models) predictMargins(model, binned);
  const seconds = processorSeconds() - began;
  process.stdout.write(
    `${rows} x ${WIDTH}, ${TARGETS} models, 1 thread; ours bins in ${binnedIn.toFixed(2)} s of it\n`,
  );
  comparePeers(train, test, { seconds }, ["scikit-learn HGB", "xgboost"], [SKLEARN, XGBOOST]);
}
