import type { Month } from "../time/month.ts";
import { recordAudit } from "./audit.ts";
import { canonicalJson, sha256 } from "./canonicalJson.ts";
import { CODE_VERSION } from "./codeVersion.ts";
import type { EncodedColumn } from "./columnCodec.ts";
import { recordEdit } from "./edits.ts";
import { sweepOrphans } from "./orphans.ts";
import { headVersion, type LoadInfo, loadsOf, versionNumber } from "./versions.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** One month of one table, encoded and ready to be kept. */
export interface StagedLoad {
  table: string;
  /** null for a reference table, which has no months. */
  month: Month | null;
  rows: number;
  /** Hash of everything besides the rows that shaped the content: the table's contract, the reader's version. */
  recipe: string;
  columns: readonly EncodedColumn[];
  /** The files it came from. */
  source: unknown;
  /** Counts of validation and repairs, kept with the load. */
  quality: unknown;
}

/** Loads on their way into a version: staged one by one, published all at once or not at all. */
export interface Publishing {
  /** Keeps a load's bytes, not yet part of any version. `known`: the head already has exactly this load. */
  stage(load: StagedLoad): { load: string; known: boolean };
  /**
   * Makes the next version in one durable commit: the head's loads, with those staged in place of the same table and month.
   *
   * @returns the new version's id
   */
  publish(parts: { contract: unknown; config: unknown; message: string; summary: unknown }): string;
  /** Forgets what was staged; nothing remains. */
  discard(): void;
}

export function beginPublish(file: WorkspaceFile): Publishing {
  const { db } = file;
  const staged = new Map<string, string>();
  const place = (load: { table: string; month: Month | null }) => `${load.table}/${load.month ?? "all"}`;
  const head = headVersion(file);
  const kept = new Map<string, LoadInfo>((head ? loadsOf(file, head.id) : []).map((load) => [place(load), load]));
  const putBlob = db.prepare("INSERT OR IGNORE INTO blob (hash, bytes) VALUES (?, ?)");
  const putLoad = db.prepare("INSERT OR IGNORE INTO load VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const putChunk = db.prepare("INSERT OR IGNORE INTO chunk VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

  const keep = db.transaction((id: string, content: string, load: StagedLoad) => {
    const { table, month, rows, recipe, source, quality } = load;
    const now = new Date().toISOString();
    putLoad.run(id, table, month, rows, content, recipe, canonicalJson(source), canonicalJson(quality), now);
    load.columns.forEach((column, position) => {
      const { encoding, nulls, min, max, rawBytes, hash } = column;
      putBlob.run(hash, column.data);
      putChunk.run(id, position, column.id, canonicalJson(encoding), column.rows, nulls, min, max, rawBytes, hash);
    });
  });

  return {
    stage(load) {
      const { id, content } = loadIdentity(load);
      const known = kept.get(place(load))?.id === id;
      if (!known) {
        // the commit that counts is `publish`; a staged load lost to a power cut is swept at the next start
        db.pragma("synchronous = NORMAL");
        keep.immediate(id, content, load);
        db.pragma("synchronous = FULL");
      }
      staged.set(place(load), id);
      return { load: id, known };
    },
    publish({ contract, config, message, summary }) {
      const manifest = new Map([...kept].map(([key, load]) => [key, load.id]));
      for (const [key, id] of staged) manifest.set(key, id);
      return db
        .transaction(() => {
          const parent = head ? versionNumber(head.id) : null;
          const run = db
            .prepare(
              "INSERT INTO version (parent, message, contract, config, summary, code_version, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )
            .run(
              parent,
              message,
              canonicalJson(contract),
              canonicalJson(config),
              canonicalJson(summary),
              CODE_VERSION,
              new Date().toISOString(),
            );
          const version = Number(run.lastInsertRowid);
          const link = db.prepare("INSERT INTO version_load (version, load_id) VALUES (?, ?)");
          for (const id of [...manifest.values()].sort()) link.run(version, id);
          db.prepare("INSERT OR REPLACE INTO head (one, version) VALUES (1, ?)").run(version);
          recordAudit(file, "publish", { version: `v${version}`, message, loads: staged.size });
          recordEdit(file, {
            kind: "move-head",
            label: message,
            detail: { from: head?.id ?? null, to: `v${version}` },
          });
          return `v${version}`;
        })
        .immediate();
    },
    discard() {
      sweepOrphans(db);
    },
  };
}

/** `content` names the rows alone; `id` also where they stand and how they were read. */
export function loadIdentity(
  load: Pick<StagedLoad, "table" | "month" | "recipe"> & { columns: readonly { id: string; hash: string }[] },
): {
  id: string;
  content: string;
} {
  const columns = [...load.columns].sort((a, b) => (a.id < b.id ? -1 : 1));
  const content = sha256(...columns.flatMap((column) => [column.id, column.hash]));
  return { content, id: sha256(load.table, String(load.month), load.recipe, content) };
}

/** Makes an earlier version's manifest the head again, as a new version; nothing is deleted. */
export function restoreVersion(file: WorkspaceFile, id: string): string {
  const { db } = file;
  return db
    .transaction(() => {
      const from = headVersion(file)?.id ?? null;
      const run = db
        .prepare(
          `INSERT INTO version (parent, message, contract, config, summary, code_version, created)
           SELECT (SELECT version FROM head), 'Restore ' || ?, contract, config, summary, ?, ? FROM version WHERE id = ?`,
        )
        .run(id, CODE_VERSION, new Date().toISOString(), versionNumber(id));
      const version = Number(run.lastInsertRowid);
      db.prepare("INSERT INTO version_load SELECT ?, load_id FROM version_load WHERE version = ?").run(
        version,
        versionNumber(id),
      );
      db.prepare("INSERT OR REPLACE INTO head (one, version) VALUES (1, ?)").run(version);
      recordAudit(file, "restore-version", { version: `v${version}`, from: id });
      recordEdit(file, { kind: "move-head", label: `Restore ${id}`, detail: { from, to: `v${version}` } });
      return `v${version}`;
    })
    .immediate();
}
