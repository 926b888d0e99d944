import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fitKMeans } from "../../core/learning/kmeans/fitKMeans.ts";
import { createRandom } from "../../core/random/random.ts";
import { medianSeconds, runPeer } from "./peer.ts";

const WIDTH = 24;
const K = 8;
const PEER = `
import json, sys, time
import numpy as np
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits
x = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, ${WIDTH})
start = np.fromfile(sys.argv[2], dtype=np.float64).reshape(${K}, ${WIDTH})
found = {}
with threadpool_limits(2):
    for algorithm in ("lloyd", "elkan"):
        seconds = []
        for _ in range(3):
            began = time.perf_counter()
            model = KMeans(${K}, init=start, n_init=1, algorithm=algorithm, tol=1e-4, max_iter=300).fit(x)
            seconds.append(time.perf_counter() - began)
        found[algorithm] = {"seconds": sorted(seconds)[1], "inertia": float(model.inertia_), "iterations": model.n_iter_}
print(json.dumps(found))`;

/** k-means on mixed flags and numbers, the same start for all: seconds, inertia, and the ratio to scikit-learn. */
export async function benchKMeans(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bench-kmeans-"));
  try {
    const values = customersLike(rows);
    const random = createRandom("start");
    const initial = new Float64Array(K * WIDTH);
    for (let c = 0; c < K; c++)
      initial.set(values.subarray(random.integer(rows) * WIDTH).subarray(0, WIDTH), c * WIDTH);
    writeFileSync(join(folder, "x"), values);
    writeFileSync(join(folder, "start"), initial);
    const options = { k: K, seed: 1, initial, threads: 2 };
    let model = await fitKMeans({ values, rows, width: WIDTH }, options);
    const seconds = await medianSeconds(3, async () => {
      model = await fitKMeans({ values, rows, width: WIDTH }, options);
    });
    process.stdout.write(`${rows} x ${WIDTH}, k = ${K}, 2 threads, median of 3\n`);
    process.stdout.write(
      `ours: ${seconds.toFixed(3)} s, inertia ${model.inertia.toFixed(1)}, ${model.iterations} iterations\n`,
    );
    const peers = runPeer<Record<string, { seconds: number; inertia: number; iterations: number }>>(
      "scikit-learn",
      PEER,
      [join(folder, "x"), join(folder, "start")],
    );
    for (const [name, peer] of Object.entries(peers ?? {})) {
      process.stdout.write(
        `scikit-learn ${name}: ${peer.seconds.toFixed(3)} s, inertia ${peer.inertia.toFixed(1)}, ${peer.iterations} iterations; ours / it = ${(seconds / peer.seconds).toFixed(2)}\n`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Eight overlapping groups on twelve flags and twelve numbers, as customers' features are. */
function customersLike(rows: number): Float32Array {
  const random = createRandom("customers");
  const values = new Float32Array(rows * WIDTH);
  for (let i = 0; i < rows; i++) {
    const group = random.integer(8) & random.integer(8);
    for (let j = 0; j < WIDTH; j++) {
      const lean = (group >> (j % 3)) & 1;
      values[i * WIDTH + j] = j < 12 ? Number(random.chance(0.1 + 0.5 * lean)) : random.normal() * 0.7 + lean;
    }
  }
  return values;
}
