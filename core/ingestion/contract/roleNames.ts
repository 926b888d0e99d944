/** Names that columns have in banks' extracts, without marks and accents, by role. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  key: [
    "pkcid",
    "cid",
    "customer",
    "customerid",
    "customerkey",
    "client",
    "clientid",
    "cliente",
    "idcliente",
    "ncodpers",
    "userid",
  ],
  month: ["pkpartition", "partition", "month", "period", "periodo", "mes", "fechadato", "snapshot", "snapshotmonth"],
  joined: ["entrydate", "fechaalta", "joined", "joindate", "joiningdate", "customersince", "alta"],
  channel: ["entrychannel", "canalentrada", "channel", "canal"],
  active: ["activecustomer", "indactividadcliente", "active", "isactive", "activo"],
  segment: ["segment", "segmento", "customersegment"],
  country: ["country", "countryid", "paisresidencia", "pais"],
  region: ["region", "regioncode", "codprov", "province", "provincia", "state", "regionid"],
  gender: ["gender", "sexo", "sex"],
  age: ["age", "edad"],
  deceased: ["deceased", "indfall", "fallecido", "isdeceased"],
  income: ["salary", "renta", "income", "householdincome", "ingresos", "salario"],
};

/** The role that a column's name speaks for; null for none. */
export function roleOfName(name: string): string | null {
  const plain = name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return Object.keys(NAMES).find((role) => NAMES[role].includes(plain)) ?? null;
}
