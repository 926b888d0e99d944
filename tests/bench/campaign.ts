import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createRandom } from "../../core/random/random.ts";
import { allocate } from "../../core/recommendation/campaign/allocation/allocate.ts";
import { type AllocationProblem, NO_SEGMENT } from "../../core/recommendation/campaign/allocation/problem.ts";
import { runPeer } from "./peer.ts";

const PRODUCTS = 15;
/** HiGHS gets a part of the customers: it finds no list at all for some thousands in minutes. */
const PEER_CUSTOMERS = 400;
const PEER_SECONDS = 60;
const PEER = `
import json, sys, time
import numpy as np
from scipy import optimize, sparse
p = json.load(open(sys.argv[1]))
rows, products, channels = p["rows"], len(p["margins"]), len(p["channels"])
prob = np.array(p["probability"]).reshape(rows, products)
allowed = np.array(p["allowed"], dtype=np.int64)
i, j = np.nonzero((allowed[:, None] >> np.arange(products)) & 1)
row = np.repeat(i, channels); product = np.repeat(j, channels); channel = np.tile(np.arange(channels), len(i))
cost = np.array([c["costEur"] for c in p["channels"]])[channel]
times = np.array([c["multiplier"] for c in p["channels"]])[channel]
value = np.minimum(1, prob[row, product] * times) * np.array(p["margins"])[product] - cost
segment = np.array(p["segment"])[row]
parts, low, high = [], [], []
def limit(mask, least, most):
    parts.append(sparse.csr_matrix(np.asarray(mask, dtype=float))); low.append(least); high.append(np.inf if most is None else most)
limit(np.ones(len(row)), -np.inf, p["size"])
limit(cost, -np.inf, p["budgetEur"])
for c in range(channels): limit(channel == c, -np.inf, p["channels"][c]["capacity"])
for k in range(products): limit(product == k, p["least"][k], p["most"][k])
for s, cap in enumerate(p["segmentCaps"]): limit(segment == s, -np.inf, cap)
one = sparse.csr_matrix((np.ones(len(row)), (row, np.arange(len(row)))), shape=(rows, len(row)))
a = sparse.vstack([*parts, one]); lb = np.array(low + [-np.inf] * rows); ub = np.array(high + [1.0] * rows)
began = time.perf_counter()
found = optimize.milp(-value, constraints=optimize.LinearConstraint(a, lb, ub), integrality=np.ones(len(row)), bounds=optimize.Bounds(0, 1), options={"time_limit": ${PEER_SECONDS}, "mip_rel_gap": 1e-5})
print(json.dumps({"seconds": time.perf_counter() - began, "value": None if found.x is None else -found.fun, "bound": None if found.mip_dual_bound is None else -found.mip_dual_bound}))`;

/** Campaigns within every kind of limit: seconds, gap to the bound, and the value beside that of an exact solver on a part. */
export async function benchCampaign(customers: number): Promise<void> {
  for (const [name, problem] of Object.entries(problemsOf(customers))) report(name, problem);
  const part = problemsOf(PEER_CUSTOMERS)["every limit"];
  const own = report(`${PEER_CUSTOMERS} customers, every limit`, part);
  const folder = mkdtempSync(join(tmpdir(), "bench-campaign-"));
  try {
    const file = join(folder, "problem.json");
    writeFileSync(
      file,
      JSON.stringify(part, (_, value) => plain(value)),
    );
    const peer = runPeer<{ seconds: number; value: number | null; bound: number | null }>("scipy milp", PEER, [file]);
    if (!peer) return;
    const ratio =
      peer.value === null ? "no list found" : `ours / its value = ${(own.valueEur / peer.value).toFixed(5)}`;
    process.stdout.write(
      `scipy milp (HiGHS): ${peer.seconds.toFixed(2)} s, value ${peer.value?.toFixed(2)}, bound ${peer.bound?.toFixed(2)}; ${ratio}; ours / its seconds = ${(own.seconds / peer.seconds).toFixed(3)}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(name: string, problem: AllocationProblem): { seconds: number; valueEur: number } {
  const timed = (isQuick: boolean) => {
    const began = performance.now();
    const { valueEur, boundEur, method } = allocate(problem, { isQuick });
    const seconds = (performance.now() - began) / 1000;
    const gap = boundEur > 0 ? ((boundEur - valueEur) / boundEur) * 100 : 0;
    process.stdout.write(
      `${name}${isQuick ? ", quick" : ""}: ${seconds.toFixed(2)} s, ${method}, value ${valueEur.toFixed(2)}, gap ${gap.toFixed(4)} %\n`,
    );
    return { seconds, valueEur };
  };
  timed(true);
  return timed(false);
}

/** JSON knows neither typed arrays nor Infinity. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array);
  return value === Number.POSITIVE_INFINITY ? null : value;
}

/** Customers with likings of their own for 15 products, three of which sell too rarely to tell customers apart. */
function problemsOf(rows: number): Record<string, AllocationProblem> {
  const random = createRandom("campaign");
  const common = Array.from({ length: PRODUCTS }, (_, p) => -3 - random.float() * 5 - (p % 5));
  const probability = new Float64Array(rows * PRODUCTS);
  const allowed = new Uint32Array(rows);
  const segment = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const liking = random.normal();
    for (let p = 0; p < PRODUCTS; p++) {
      const own = p >= 12 ? 0 : liking + random.normal() * 1.2;
      probability[row * PRODUCTS + p] = 1 / (1 + Math.exp(-common[p] - own));
      if (random.chance(0.9)) allowed[row] |= 1 << p;
    }
    segment[row] = random.integer(8);
  }
  const part = (share: number) => Math.round(rows * share);
  const none = Number.POSITIVE_INFINITY;
  const free: AllocationProblem = {
    rows,
    probability,
    allowed,
    margins: [10, 10, 60, 40, 70, 200, 1000, 60, 10, 40, 500, 5, 30, 30, 60],
    least: new Array(PRODUCTS).fill(0),
    most: new Array(PRODUCTS).fill(none),
    channels: [{ costEur: 0.05, multiplier: 1, capacity: none }],
    size: part(1 / 45),
    budgetEur: none,
    segment: new Uint8Array(rows).fill(NO_SEGMENT),
    segmentCaps: [],
  };
  const least = free.least.map((_, p) => ({ 4: part(0.0011), 11: part(0.0007), 13: part(0.0004) })[p] ?? 0);
  const most = free.most.map((_, p) => ({ 5: part(0.0055), 6: part(0.0018), 10: part(0.0015) })[p] ?? none);
  const every: AllocationProblem = {
    ...free,
    channels: [
      ...free.channels,
      { costEur: 1, multiplier: 1.5, capacity: part(0.0067) },
      { costEur: 5, multiplier: 3, capacity: part(0.0033) },
    ],
    budgetEur: rows / 75,
    least,
    most,
    segment,
    segmentCaps: [0.002, 0.0044, 1, 1, 0.0033, 1, 0.0011, 1].map(part),
  };
  return { "size alone": free, "every limit": every };
}
