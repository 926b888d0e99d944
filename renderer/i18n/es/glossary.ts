import type { Catalogue } from "../useText.ts";

export const glossary: Catalogue["glossary"] = {
  customerMonth: { term: "Cliente-mes", meaning: "Una fila de los datos: un cliente en un mes." },
  version: {
    term: "Versión",
    meaning:
      "Una lista de meses guardados. Cada importación crea una versión nueva; la anterior se puede seguir leyendo, sin cambios.",
  },
  contract: {
    term: "Contrato de datos",
    meaning:
      "Dice qué columnas tiene un extracto y qué significan: cliente, mes, atributos, productos. Se elige el que mejor encaja con sus archivos.",
  },
  active: { term: "Activos", meaning: "Clientes cuyo indicador de actividad es 1 en el mes." },
  newCustomers: { term: "Nuevos", meaning: "Clientes del mes que no estaban en ningún mes anterior de los datos." },
  lost: { term: "Perdidos", meaning: "Clientes del mes anterior que no están en este." },
  returned: { term: "Recuperados", meaning: "Clientes que vuelven a estar tras al menos un mes de ausencia." },
  holding: { term: "Tenencia", meaning: "Un producto que un cliente tiene contratado en el mes." },
  penetration: {
    term: "Penetración",
    meaning: "Titulares de un producto, divididos entre todos los clientes del mes.",
  },
  purchase: {
    term: "Compra",
    meaning:
      "Un producto que se tiene en este mes natural y no en el anterior (de 0 a 1), en un cliente presente en los dos.",
  },
  cancellation: {
    term: "Baja",
    meaning:
      "Un producto que se tenía en el mes natural anterior y no en este (de 1 a 0), en un cliente presente en los dos.",
  },
  revenue: {
    term: "Ingresos",
    meaning:
      "Margen de las compras de un mes: el de las ventas si la extracción las trae; si no, el margen por compra del contrato.",
  },
  cohort: {
    term: "Cohorte",
    meaning: "Clientes vistos por primera vez el mismo mes, seguidos en los meses posteriores.",
  },
  crossHolding: {
    term: "Tenencia conjunta",
    meaning: "Clientes que tienen los dos productos de una pareja, en el último mes.",
  },
  completeness: { term: "Compleción", meaning: "Parte de las celdas que no faltan, de 0 a 100." },
  validity: {
    term: "Validez",
    meaning:
      "Parte de los valores conocidos que cumplen su regla; las filas rechazadas al importar cuentan como incumplimiento.",
  },
  uniqueness: { term: "Unicidad", meaning: "Parte de las filas que no repiten un cliente del mes." },
  consistency: {
    term: "Coherencia",
    meaning: "Parte de las filas que no incumplen ninguna comprobación entre columnas y meses.",
  },
  timeliness: {
    term: "Puntualidad",
    meaning: "Parte de los últimos doce meses que están; uno que llegó tarde cuenta la mitad.",
  },
  silhouette: {
    term: "Silueta",
    meaning:
      "Cuánto más cerca están los clientes de su segmento que del siguiente, de −1 a 1; por encima de 0,25 hay estructura.",
  },
  stability: {
    term: "Estabilidad",
    meaning:
      "Acuerdo de los segmentos con los que salen al repetir el cálculo con la mitad de los clientes (índice de Rand ajustado): 1 es lo mismo otra vez, 0 es azar.",
  },
  separability: {
    term: "Separabilidad",
    meaning: "Parte de los clientes que un árbol de tres preguntas de sí o no, como mucho, coloca en su segmento.",
  },
  jaccard: {
    term: "Confianza",
    meaning:
      "Similitud de Jaccard media con el segmento equivalente al repetir el cálculo: desde 0,85 muy estable, desde 0,75 estable, desde 0,6 solo un patrón; por debajo, no hay que fiarse.",
  },
  lift: {
    term: "Lift",
    meaning: "Una proporción dividida entre la misma proporción en todos los clientes. 1 es igual, 2 es el doble.",
  },
  propensity: {
    term: "Probabilidad",
    meaning:
      "Probabilidad calibrada de que el cliente compre el producto el mes que viene, sabiendo que ahora no lo tiene.",
  },
  auc: {
    term: "AUC",
    meaning:
      "Probabilidad de que un comprador quede por delante de quien no compra; 0,5 es azar. Medida en un mes que ningún modelo había visto.",
  },
  averagePrecision: {
    term: "Precisión media",
    meaning:
      "Proporción media de compradores entre los clientes situados al menos tan arriba como cada comprador. Compárese con la tasa base de al lado.",
  },
  map7: {
    term: "MAP@7",
    meaning:
      "Lo arriba que están los productos que un cliente compró entre los siete primeros de su lista, en promedio de todos los clientes. El mayor valor posible es la parte de clientes que compró algo.",
  },
  calibration: {
    term: "Calibración",
    meaning: "Si las probabilidades se cumplen: de cien clientes a los que se da un 2 %, dos deberían comprar.",
  },
  baseRate: { term: "Tasa base", meaning: "Parte de todos los candidatos que compró en el mes." },
  interval: {
    term: "P10, P50, P90",
    meaning:
      "En uno de cada diez casos el resultado queda por debajo de P10, en la mitad por debajo de P50 y en nueve de cada diez por debajo de P90. Tiene en cuenta el azar y lo irregular que se vende cada producto.",
  },
  holdOut: {
    term: "Grupo de control",
    meaning:
      "Clientes de la lista, elegidos al azar, con los que no se contacta: la única forma de ver lo que aportó la propia campaña.",
  },
  detectableLift: {
    term: "Menor efecto visible",
    meaning:
      "La menor diferencia real en la tasa de compra, entre contactados y grupo de control, que una prueba encontraría 4 de cada 5 veces (potencia del 80 %, error del 5 %, bilateral).",
  },
  suppression: {
    term: "Lista de exclusión",
    meaning: "Personas con las que nunca se contacta, se planifique o se exporte lo que sea.",
  },
  gap: {
    term: "Distancia al óptimo",
    meaning:
      "Cuánto mejor podría ser, como mucho, cualquier otra lista con los mismos límites, como parte del valor de esta.",
  },
};
