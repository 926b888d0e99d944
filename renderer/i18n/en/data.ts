import { imports } from "./data/import.ts";
import { quality } from "./data/quality.ts";
import { reasons } from "./data/reasons.ts";
import { rejects } from "./data/rejects.ts";
import { rules } from "./data/rules.ts";
import { sql } from "./data/sql.ts";
import { versions } from "./data/versions.ts";

export const data = {
  title: "What data do we have, and can we trust it?",
  tabs: {
    quality: "Quality",
    import: "Import",
    versions: "Versions",
    rejects: "Rejects",
    rules: "Rules",
    sql: "SQL",
  },
  reasons,
  count: "Count",
  countsSummary: (name: string, count: string) => `Most frequent: ${name}, ${count}.`,
  quality,
  import: imports,
  versions,
  rejects,
  rules,
  sql,
};
