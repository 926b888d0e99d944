import type { Database } from "better-sqlite3";

/** The schema, one step per release that changed it; `user_version` counts the steps a file has had. Never edit a step. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE job (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, config TEXT NOT NULL, state TEXT NOT NULL
      CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'interrupted')),
    started TEXT NOT NULL, ended TEXT, message TEXT NOT NULL DEFAULT ''
  ) STRICT;

  CREATE TABLE blob (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

  CREATE TABLE load (
    id TEXT PRIMARY KEY, table_id TEXT NOT NULL, month INTEGER, rows INTEGER NOT NULL, content TEXT NOT NULL,
    recipe TEXT NOT NULL, source TEXT NOT NULL, quality TEXT NOT NULL, created TEXT NOT NULL
  ) STRICT;

  CREATE TABLE chunk (
    load_id TEXT NOT NULL REFERENCES load ON DELETE CASCADE, position INTEGER NOT NULL, column_id TEXT NOT NULL,
    encoding TEXT NOT NULL, rows INTEGER NOT NULL, nulls INTEGER NOT NULL, min REAL, max REAL, raw_bytes INTEGER NOT NULL,
    hash TEXT NOT NULL REFERENCES blob, PRIMARY KEY (load_id, column_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX chunk_blob ON chunk (hash);

  CREATE TABLE version (
    id INTEGER PRIMARY KEY, parent INTEGER REFERENCES version, message TEXT NOT NULL, contract TEXT NOT NULL,
    config TEXT NOT NULL, summary TEXT NOT NULL, code_version TEXT NOT NULL, created TEXT NOT NULL
  ) STRICT;
  CREATE TABLE version_load (
    version INTEGER NOT NULL REFERENCES version, load_id TEXT NOT NULL REFERENCES load, PRIMARY KEY (version, load_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX version_load_load ON version_load (load_id);
  CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), version INTEGER NOT NULL REFERENCES version) STRICT;

  CREATE TABLE derived (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, version INTEGER NOT NULL REFERENCES version, config TEXT NOT NULL,
    config_hash TEXT NOT NULL, seed INTEGER, code_version TEXT NOT NULL, parents TEXT NOT NULL, result TEXT NOT NULL,
    content TEXT NOT NULL, created TEXT NOT NULL
  ) STRICT;
  CREATE INDEX derived_kind ON derived (kind, version, config_hash);
  CREATE TABLE derived_array (
    derived_id TEXT NOT NULL REFERENCES derived ON DELETE CASCADE, name TEXT NOT NULL, dtype TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES blob, PRIMARY KEY (derived_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX derived_array_blob ON derived_array (hash);

  CREATE TABLE customer_key (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE suppression (customer TEXT PRIMARY KEY, reason TEXT NOT NULL, added TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, action TEXT NOT NULL, detail TEXT NOT NULL, chain TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE campaign_response (
    campaign TEXT NOT NULL REFERENCES derived ON DELETE CASCADE, customer TEXT NOT NULL, at TEXT,
    outcome TEXT NOT NULL CHECK (outcome IN ('none', 'responded', 'purchased', 'unsubscribed')), revenue_eur REAL,
    PRIMARY KEY (campaign, customer)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL
      CHECK (state IN ('done', 'failed', 'cancelled')),
    parent INTEGER REFERENCES run ON DELETE SET NULL, data TEXT NOT NULL,
    derived TEXT REFERENCES derived ON DELETE SET NULL, seed INTEGER, code_version TEXT NOT NULL,
    config_hash TEXT NOT NULL, started TEXT NOT NULL, seconds REAL, peak_bytes INTEGER, metric TEXT, value REAL,
    note TEXT NOT NULL DEFAULT '', deleted TEXT
  ) STRICT;
  CREATE INDEX run_kind ON run (kind, id);
  CREATE INDEX run_parent ON run (parent);
  CREATE INDEX run_derived ON run (derived);
  CREATE INDEX run_deleted ON run (deleted) WHERE deleted IS NOT NULL;
  CREATE TABLE run_detail (
    run INTEGER PRIMARY KEY REFERENCES run ON DELETE CASCADE, params TEXT NOT NULL, config TEXT NOT NULL,
    message TEXT NOT NULL DEFAULT ''
  ) STRICT;
  CREATE TABLE run_metric (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, name TEXT NOT NULL, step INTEGER NOT NULL, value REAL NOT NULL,
    PRIMARY KEY (run, name, step)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE run_artefact (
    run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE, name TEXT NOT NULL, dtype TEXT NOT NULL,
    hash TEXT NOT NULL REFERENCES blob, PRIMARY KEY (run, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX run_artefact_blob ON run_artefact (hash);

  CREATE TABLE model_version (
    number INTEGER PRIMARY KEY AUTOINCREMENT, derived TEXT NOT NULL UNIQUE REFERENCES derived ON DELETE CASCADE,
    created TEXT NOT NULL, gates TEXT
  ) STRICT;
  CREATE TABLE model_alias (
    alias TEXT PRIMARY KEY, number INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE model_sign_off (
    number INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE, at TEXT NOT NULL, name TEXT NOT NULL,
    reason TEXT NOT NULL, overrides INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX model_sign_off_number ON model_sign_off (number);
  CREATE TABLE model_promotion (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, number INTEGER NOT NULL REFERENCES model_version ON DELETE CASCADE,
    before INTEGER REFERENCES model_version ON DELETE SET NULL
  ) STRICT;

  INSERT INTO run (kind, name, state, data, derived, seed, code_version, config_hash, started, metric, value)
    SELECT kind, id, 'done', 'v' || version, id, seed, code_version, config_hash, created,
      CASE kind WHEN 'recommendation' THEN 'MAP@7' END,
      CASE kind WHEN 'recommendation' THEN json_extract(result, '$.ranking.model.map7') END
    FROM derived WHERE kind IN ('recommendation', 'segmentation') ORDER BY rowid;
  INSERT INTO run_detail (run, params, config)
    SELECT run.id, derived.config, derived.config FROM run JOIN derived ON derived.id = run.derived;
  INSERT INTO run_metric (run, name, step, value) SELECT id, metric, 0, value FROM run WHERE value IS NOT NULL;
  INSERT INTO model_version (derived, created)
    SELECT id, created FROM derived WHERE kind = 'recommendation' ORDER BY rowid;
  INSERT INTO model_alias (alias, number) SELECT 'challenger', max(number) FROM model_version HAVING count(*) > 0;
  `,
];

/** Brings an open file to the newest schema in one transaction. */
export function migrate(db: Database): void {
  const from = schemaVersion(db);
  db.transaction(() => {
    for (const step of MIGRATIONS.slice(from)) db.exec(step);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
  }).immediate();
}

export function schemaVersion(db: Database): number {
  return db.pragma("user_version", { simple: true }) as number;
}
