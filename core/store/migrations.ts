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
