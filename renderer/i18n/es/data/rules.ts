import { many } from "../../many.ts";
import type { Catalogue } from "../../useText.ts";

export const rules: Catalogue["data"]["rules"] = {
  answer: (accepted, open, isCurrent) =>
    `${accepted === 0 ? "Ninguna regla aceptada" : many(accepted, "regla aceptada", "reglas aceptadas")}, ${many(open, "propuesta")}.${
      isCurrent ? "" : " La calidad se calculó con otras reglas: calcúlela de nuevo para medir los datos con estas."
    }`,
  acceptedTitle: (n) => `Aceptadas (${n})`,
  acceptedName: "Reglas aceptadas",
  acceptedNote: "La calidad que se calcule desde ahora mide los valores con estas reglas",
  noneAccepted:
    "Ninguna todavía. Una regla dice qué puede haber en una columna: acepte una de abajo, y los valores que la incumplan restarán validez.",
  suggestedTitle: (n) => `Propuestas (${n})`,
  suggestedName: "Reglas propuestas",
  suggestedNote: (version, months) => `Lo que cumplen los ${months} meses de ${version}, y las cifras que lo respaldan`,
  column: "Columna",
  allowed: "Valores permitidos",
  mostMissing: "Puede faltar, % de un mes",
  reason: "Por qué",
  action: "Acción",
  accept: "Aceptar",
  drop: "Quitar",
  accepted: (column) => `Se ha aceptado la regla de ${column}.`,
  dropped: (column) => `Se ha quitado la regla de ${column}.`,
  range: (min, max) => (min === null ? `hasta ${max}` : max === null ? `${min} o más` : `de ${min} a ${max}`),
  codesMore: (n, some) => `${n} códigos: ${some}…`,
};
