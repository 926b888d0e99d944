import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { runPeer } from "./peer.ts";
import { rowMajorTargets, TARGETS, WIDTH } from "./peopleTable.ts";

export interface PeerFigures {
  /** Of the processor, on one thread. */
  seconds: number;
  auc?: number;
}

interface Table {
  values: Float32Array;
  targets: readonly Uint8Array[];
}

const READ = `
import json, sys, time
import numpy as np
from sklearn.metrics import roc_auc_score
x, xt = (np.fromfile(f, dtype=np.float32).reshape(-1, ${WIDTH}) for f in sys.argv[1:3])
y, yt = (np.fromfile(f, dtype=np.uint8).reshape(-1, ${TARGETS}) for f in sys.argv[3:5])
found = {}
`;

/** Runs Python that reads x, xt, y, yt and fills `found` with figures by name, and prints each beside ours. */
export function comparePeers(
  train: Table,
  test: Table,
  ours: PeerFigures,
  names: readonly string[],
  scripts: readonly string[],
) {
  const folder = mkdtempSync(join(tmpdir(), "bench-learners-"));
  try {
    const files = {
      x: train.values,
      xt: test.values,
      y: rowMajorTargets(train.targets),
      yt: rowMajorTargets(test.targets),
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const args = Object.keys(files).map((name) => join(folder, name));
    print("ours", ours, ours);
    for (const [i, script] of scripts.entries()) {
      const found = runPeer<Record<string, PeerFigures>>(names[i], `${READ}${script}\nprint(json.dumps(found))`, args);
      for (const [name, figures] of Object.entries(found ?? {})) print(name, figures, ours);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(name: string, { seconds, auc }: PeerFigures, ours: PeerFigures) {
  const ratio = `ours / it = ${(ours.seconds / seconds).toFixed(2)}`;
  process.stdout.write(
    `${name}: ${seconds.toFixed(2)} s of the processor${auc ? `, mean AUC ${auc.toFixed(4)}` : ""}, ${ratio}\n`,
  );
}
