import process from "node:process";
import { finish } from "../../core/jobs/progress.ts";
import { encode, fitEncoding } from "../../core/learning/learners/dense/encode.ts";
import { fitLogistic } from "../../core/learning/learners/dense/fitLogistic.ts";
import { rocAuc } from "../../core/learning/metrics/ranking.ts";
import { comparePeers } from "./learnerPeers.ts";
import { processorSeconds } from "./peer.ts";
import { columnsOf, peopleTable, TARGETS, WIDTH } from "./peopleTable.ts";

const SKLEARN = `
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from threadpoolctl import threadpool_limits
with threadpool_limits(1):
    began = time.process_time()
    scaler = StandardScaler().fit(x)
    z = scaler.transform(x)
    models = [LogisticRegression(C=1).fit(z, y[:, t]) for t in range(${TARGETS})]
    seconds = time.process_time() - began
found["scikit-learn LogisticRegression"] = {"seconds": seconds, "auc": float(np.mean([roc_auc_score(yt[:, t], m.decision_function(scaler.transform(xt))) for t, m in enumerate(models)]))}`;

const tableOf = (values: Float32Array) => ({
  rows: values.length / WIDTH,
  columns: columnsOf(values).map((column) => ({
    kind: "number" as const,
    name: column.id,
    values: Float64Array.from(column.values),
  })),
});

/** Thirteen logistic regressions on the same rows: seconds, standardising included, and mean AUC on unseen rows. */
export async function benchLogistic(rows: number): Promise<void> {
  const train = peopleTable(rows, "train");
  const test = peopleTable(Math.min(rows, 100_000), "test");
  const table = tableOf(train.values);
  const ones = new Float64Array(rows).fill(1);
  const began = processorSeconds();
  const encoding = fitEncoding(table, ones);
  const tasks = train.targets.map((target) => ({ target, weights: ones }));
  const { coefficients, passes } = await finish(fitLogistic(encode(encoding, table), tasks, { l2: 1, seed: 1 }));
  const seconds = processorSeconds() - began;
  const unseen = encode(encoding, tableOf(test.values));
  const aucs = coefficients.map((own, t) => {
    const margins = Float64Array.from({ length: unseen.rows }, (_, i) => {
      let margin = own[WIDTH];
      for (let j = 0; j < WIDTH; j++) margin += own[j] * unseen.values[i * WIDTH + j];
      return margin;
    });
    return rocAuc(margins, test.targets[t]);
  });
  const auc = aucs.reduce((sum, own) => sum + own, 0) / TARGETS;
  process.stdout.write(`${rows} x ${WIDTH}, ${TARGETS} targets, 1 thread; ours in ${passes} passes\n`);
  comparePeers(train, test, { seconds, auc }, ["scikit-learn"], [SKLEARN]);
}
