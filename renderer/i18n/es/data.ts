import type { Catalogue } from "../useText.ts";
import { imports } from "./data/import.ts";
import { quality } from "./data/quality.ts";
import { reasons } from "./data/reasons.ts";
import { rejects } from "./data/rejects.ts";
import { rules } from "./data/rules.ts";
import { sql } from "./data/sql.ts";
import { versions } from "./data/versions.ts";

export const data: Catalogue["data"] = {
  title: "¿Qué datos tenemos, y podemos fiarnos de ellos?",
  tabs: {
    quality: "Calidad",
    import: "Importar",
    versions: "Versiones",
    rejects: "Rechazos",
    rules: "Reglas",
    sql: "SQL",
  },
  reasons,
  count: "Cantidad",
  countsSummary: (name, count) => `Lo más frecuente: ${name}, ${count}.`,
  quality,
  import: imports,
  versions,
  rejects,
  rules,
  sql,
};
