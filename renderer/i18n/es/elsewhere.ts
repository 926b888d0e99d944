import { many } from "../many.ts";
import type { Catalogue } from "../useText.ts";

const customersInWords = (n: string) => many(n, "cliente");
const columnsInWords = (n: number) => many(n, "columna");

export const elsewhere: Catalogue["elsewhere"] = {
  title: "Modelos entrenados fuera",
  note: "Cada uno, juzgado en un mes que nuestro modelo no había visto. Elija una fila para verlo frente al nuestro.",
  empty: "Compare su propio modelo con el nuestro",
  emptyWhy:
    "Elija un archivo ONNX escrito por scikit-learn, LightGBM, XGBoost u otro programa. Se puntúa con los clientes y el mes con los que se juzga nuestro modelo, y no sale de este ordenador.",
  choose: "Elegir un archivo ONNX",
  another: "Importar un modelo",
  otherFile: "Otro archivo",
  cancel: "Cancelar",
  learn: "Aprender quién compra qué",
  noModel: "Aprenda primero una recomendación: con ella se compara un modelo importado.",
  reading: "Leyendo el archivo",
  kinds: {
    trees: "Árboles",
    linear: "Modelo lineal",
    network: "Red neuronal",
    several: "Varios tipos juntos",
    formula: "Fórmula",
  },
  list: {
    id: "Modelo",
    name: "Archivo",
    kind: "Tipo",
    operators: "Conjunto de operadores",
    inputs: "Entradas",
    product: "Producto",
    when: "Importado",
    beside: "Comparado con",
    model: "Su valor",
    ours: "El nuestro",
    verdict: "Frente al nuestro",
    ranks: "ordena productos",
  },
  form: {
    facts: (kind, producer, sets) => `${kind}, escrito por ${producer}; ${sets}`,
    beside: (recommendation, month) => `Se comparará con ${recommendation}, juzgado en ${month}.`,
    product: "¿Qué producto predice?",
    productHelp: "Quien ya tiene el producto queda fuera",
    ranks: (n) => `Ordena ${n} de nuestros productos`,
    chooseProduct: "Elija un producto",
    output: "¿Qué salida es la puntuación?",
    outputHelp: "Una cifra por cliente, mejor una probabilidad",
    mapping: "Qué recibe cada columna",
    allFound: (n) =>
      n === 1
        ? "1 columna, que recibe una de nuestras variables."
        : `${n} columnas; cada una recibe una de nuestras variables.`,
    missing: (names, missing, all) =>
      `No se conoce nada nuestro para ${missing} de ${columnsInWords(all)}: ${names}. Elija una variable para cada una.`,
    more: (names, more) => `${names} y ${more} más`,
    column: "Columna",
    given: "Recibe",
    meaning: "Qué dice",
    how: "Encontrada por",
    by: {
      name: "su nombre",
      likeness: "un nombre parecido",
      order: "su lugar",
      choice: "su elección",
      none: "no encontrada",
    },
    text: "texto",
    featureFor: (column) => `Variable para ${column}`,
    nothing: "Elija una variable",
    shownFirst: (n) => `Se muestran las primeras ${n} columnas sin variable.`,
    fair: "La comparación es justa solo si el modelo no ha visto el mes en el que se juzga.",
    action: "Importar y comparar",
    noProduct: "Elija primero el producto.",
  },
  removed: (name) => `Se ha quitado ${name}`,
  remove: "Quitar",
  export: "Exportar puntuaciones",
  exportCsv: "Como CSV",
  exportXlsx: "Como Excel",
  shown: {
    note: (kind, producer, recommendation, month, version) =>
      `${kind} de ${producer} frente a ${recommendation}, ${month}, versión ${version}`,
    fair: (month) => `Justo solo si no ha visto ${month}.`,
    better: (metrics) => `Supera al nuestro en ${metrics}.`,
    worse: (metrics) => `Queda por debajo del nuestro en ${metrics}.`,
    open: (metrics) => `No se aprecia diferencia en ${metrics}.`,
    whom: (candidates, buyers, product, month) =>
      `${product}: ${customersInWords(candidates)} sin él, ${buyers} lo compraron en ${month}`,
    unranked: (names) => `No tiene puntuación para ${names}, y nunca los recomienda.`,
    noProbability:
      "Sus puntuaciones no son probabilidades, pues algunas quedan fuera de 0 a 1: se juzga solo por cómo ordena, sin pérdida logarítmica ni calibración.",
    product: "Producto",
    ours: (figure) => `el nuestro: ${figure}`,
    ranking: "Todos los productos ordenados juntos",
    rankingNote: (customers, buyers) =>
      `${customersInWords(customers)}, ${buyers} de ellos compraron algo; los 7 primeros de cada cliente, sin los que ya tiene`,
    comparison: (product) => `Métrica a métrica: ${product}`,
    comparisonNote: (replicates) =>
      `Intervalos del 95 % con ${replicates} muestras bootstrap pareadas. En comprado entre previsto se comparan las distancias a 1; ahí y en la pérdida logarítmica, menos es mejor.`,
    inputs: "Qué recibe cada columna",
    inputsNote: (file, sets) => `${file}; ${sets}`,
  },
  metrics: {
    auc: "AUC",
    averagePrecision: "Precisión media",
    liftTop: (n) => `Lift con ${n} clientes`,
    logLoss: "Pérdida logarítmica",
    calibration: "Comprado entre previsto",
    map7: "MAP@7",
  },
  columns: {
    metric: "Métrica",
    model: "Este modelo",
    ours: "El nuestro",
    difference: "Diferencia",
    low: "Desde",
    high: "Hasta",
    verdict: "Veredicto",
  },
  verdicts: { better: "mejor", worse: "peor", open: "sin diferencia apreciable", none: "no definido" },
  capture: {
    title: "¿A cuántos compradores llega cada uno?",
    customers: "Clientes a los que se escribe, los más probables primero",
    purchases: "Compras alcanzadas",
    model: "Este modelo",
    ours: "El nuestro",
    random: "al azar",
    summary: (share, model, ours) =>
      `Con el ${share} de los clientes este modelo alcanza el ${model} de las compras; el nuestro, el ${ours}.`,
    none: "Nadie lo compró ese mes: no hay nada que alcanzar.",
  },
  reliability: {
    title: "¿Qué probabilidades se cumplen?",
    predicted: "Previsto, %",
    observed: "Comprado, %",
    rows: "Clientes",
    who: "Modelo",
    diagonal: "como se previó",
    hover: (who, predicted, observed, rows) =>
      `${who}<br>previsto ${predicted}, comprado ${observed}<br>${customersInWords(rows)}`,
    none: "Sus puntuaciones no son probabilidades.",
  },
};
