import { many } from "../many.ts";
import type { Catalogue } from "../useText.ts";

const customersInWords = (n: string) => many(n, "cliente");
const groupsInWords = (n: number) => many(n, "grupo");

export const evaluation: Catalogue["evaluation"] = {
  title: "¿Dónde flaquea el modelo?",
  answer: {
    weakest: (label, auc, low, high) => `Donde peor ordena es en ${label}: AUC ${auc} (95 %: de ${low} a ${high}).`,
    spots: (n, products) =>
      n === 1
        ? `1 grupo compró más o menos de lo previsto (${products}).`
        : `${n} grupos compraron más o menos de lo previsto (${products}).`,
    noSpots: "Ningún grupo de clientes compró más o menos de lo previsto, salvo por azar.",
  },
  which: (id, other, month, version, replicates) =>
    `${id} frente a ${other}, juzgado en ${month}, versión ${version}; intervalos del 95 % con ${replicates} muestras bootstrap`,
  controls: {
    model: "Modelo",
    modelOf: (number, derived) => `Modelo ${number} (${derived})`,
    beside: "Comparar con",
    holdings: "Solo los productos que tiene",
    product: "Producto",
    again: "Evaluar de nuevo",
  },
  holdings: "ordenar solo por los productos que tiene",
  none: "Aún no hay ningún modelo.",
  empty: (number) => `El modelo ${number} aún no se ha evaluado`,
  emptyBeside: (number, other) => `El modelo ${number} aún no se ha evaluado frente al modelo ${other}`,
  emptyWhy:
    "Se examina desde todos los lados el mes que ningún modelo había visto: grupos de clientes, probabilidades, ruido, equidad. Tarda de segundos a minutos y no cambia nada.",
  emptyAction: "Evaluarlo",
  nothing: "En ese mes no se compró ningún producto con modelo propio: no hay nada que evaluar.",
  products: {
    title: "Productos",
    product: "Producto",
    buyers: "Compradores",
    low: "AUC desde",
    high: "AUC hasta",
    spots: "Puntos débiles",
  },
  metrics: {
    auc: "AUC",
    averagePrecision: "Precisión media",
    liftTopTenth: "Lift en el mejor décimo",
    calibration: "Comprado entre previsto",
    logLoss: "Pérdida logarítmica",
  },
  interval: (low, high) => `95 %: de ${low} a ${high}`,
  noInterval: "muy pocos compradores para un intervalo",
  charted: (product, of, month, version) => `${product}, ${of}, ${month}, ${version}; intervalos del 95 %`,
  about: (candidates, buyers, month) => `${customersInWords(candidates)} sin él, ${buyers} lo compraron en ${month}`,
  slices: {
    title: (metric) => `${metric} por grupo de clientes`,
    metric: "Métrica",
    overall: (value) => `todos: ${value}`,
    leftOut: (n) =>
      n === 0 ? "" : `. ${groupsInWords(n)} con muy pocos compradores para un intervalo: solo en la tabla`,
    none: "Ningún grupo tiene compradores suficientes para un intervalo. La tabla los tiene todos.",
    hover: (name, value, low, high, buyers) => `${name}<br>${value} (de ${low} a ${high})<br>${buyers} compradores`,
    table: "Grupos de clientes",
    by: "Según",
    group: "Grupo",
    customers: "Clientes",
    buyers: "Compradores",
    from: (metric) => `${metric}, desde`,
    to: (metric) => `${metric}, hasta`,
  },
  beside: {
    title: (other) => `Frente a ${other}`,
    note: "Los mismos clientes; el intervalo es el de la diferencia por pares.",
    metric: "Métrica",
    model: "Este modelo",
    other: "El otro",
    difference: "Diferencia",
    low: "Desde",
    high: "Hasta",
    verdict: "Veredicto",
    better: "mejor",
    worse: "peor",
    open: "no se ve diferencia",
  },
  spots: {
    title: "Puntos débiles",
    note: (tested) =>
      `${tested} grupos de hasta tres condiciones examinados; los hallazgos lo tienen en cuenta (Benjamini y Hochberg, 5 %).`,
    none: "Ninguno: las compras de nadie se apartan de lo previsto más que por azar.",
    few: "Muy pocas compras para examinar: un grupo necesita 5 previstas o 10 hechas.",
    more: (where, customers, expected, bought) =>
      `${where}: compraron ${bought}, se preveían ${expected} (${customersInWords(customers)}). El modelo los subestima.`,
    fewer: (where, customers, expected, bought) =>
      `${where}: compraron ${bought}, se preveían ${expected} (${customersInWords(customers)}). El modelo los sobrestima.`,
    and: " y ",
  },
  reliability: {
    title: "¿Se cumplen las probabilidades?",
    predicted: "Previsto, %",
    observed: "Comprado, %",
    diagonal: "como se previó",
    rows: "Clientes",
    low: "Desde",
    high: "Hasta",
    hover: (predicted, rate, low, high, rows) =>
      `previsto ${predicted}<br>comprado ${rate} (de ${low} a ${high})<br>${rows} clientes`,
  },
  noise: {
    title: "¿Cuánto ruido aguanta?",
    noise: "Ruido, parte de una desviación típica",
    summary: (at, from, to) => `AUC ${from} sin ruido, ${to} con un ruido de ${at}.`,
    hover: (noise, auc) => `ruido ${noise}: AUC ${auc}`,
    none: "Los modelos juzgados no se guardaron con esta recomendación, o compraron muy pocos: aprenda de nuevo para verlo.",
  },
  shift: {
    title: "Cuando los clientes cambian",
    apart: (auc) =>
      `Este mes y el anterior se distinguen por sus variables con un AUC de ${auc}; 0,5 es nada en absoluto.`,
    few: "De los clientes que menos se parecen al mes anterior no compró ninguno: no se puede decir nada de ellos.",
    worse: (rows, auc, rest) =>
      `En los ${rows} clientes que menos se parecen al mes anterior, el AUC es ${auc}, frente a ${rest} en los demás.`,
    calibration: (ratio) => `Compraron ${ratio} veces lo previsto.`,
    none: "Los modelos juzgados no se guardaron con esta recomendación: aprenda de nuevo para verlo.",
  },
  conformal: {
    title: "¿Cuántas veces puede decir sí o no?",
    note: "Conjuntos que aciertan tanto como se pide: ajustados con una mitad del mes, medidos en la otra",
    wanted: "Acierto pedido, %",
    share: "Clientes, %",
    sets: { buys: "compra", not: "no compra", both: "no sabe", neither: "ninguno encaja" },
    buyers: "Acierto en compradores, %",
    others: "Acierto en los demás, %",
    right: (wanted, buyers, others) =>
      `pedido ${wanted}: acierta en ${buyers} de los compradores y ${others} de los demás`,
  },
  fairness: {
    title: (by) => `¿A quién contiene el mejor décimo, según ${by}?`,
    by: "Agrupar según",
    ratio: (least) =>
      `Grupo menor entre el mayor: ${least}; la regla de los cuatro quintos pide 0,8. Solo informa: con esto no se elige nada`,
    one: "Un solo grupo: no hay nada que comparar",
    line: "cuatro quintos del mayor",
    selected: "En el mejor décimo, %",
    group: "Grupo",
    found: "De sus compradores, hallados, %",
    low: "Desde",
    high: "Hasta",
    calibration: "Comprado entre previsto",
    customers: "Clientes",
    buyers: "Compradores",
    hover: (group, rate, low, high) => `${group}<br>${rate} (de ${low} a ${high})`,
    none: "Los datos no tienen ni edad ni sexo.",
  },
};
