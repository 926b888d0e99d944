import { many } from "../many.ts";
import type { Catalogue } from "../useText.ts";

export const dashboard: Catalogue["dashboard"] = {
  question: "¿Cómo va el negocio?",
  answerCustomers: (n, month, conditions) =>
    conditions === "" ? `${n} clientes en ${month}` : `${n} clientes en ${month} (${conditions})`,
  moved: (sign, share) =>
    sign === 0 ? "tantos como el mes anterior" : `un ${share} ${sign > 0 ? "más" : "menos"} que el mes anterior`,
  answerPurchases: (n) => `Hicieron ${n} compras.`,
  answerNoPurchases: "No se conocen las compras: el mes anterior no está en los datos.",
  answerPurchasesMoved: (n, sign, share, mover) =>
    sign === 0
      ? `Las compras se mantuvieron en ${n}.`
      : `Las compras ${sign > 0 ? "subieron" : "bajaron"} un ${share}, hasta ${n}${mover === null ? "" : `; sobre todo por ${mover}`}.`,
  seeCustomers: "Ver estos clientes",
  goSegments: "Segmentar los clientes",
  uncounted: "Las cifras de esta versión aún no se han calculado",
  uncountedWhy:
    "Aquí estarán clientes, tenencias, compras, ingresos y cohortes, mes a mes. Calcularlos lleva segundos y se guardan.",
  countFigures: "Calcular las cifras",
  counting: "Contando estos clientes …",
  noCustomers: "Ningún cliente cumple estas condiciones",
  noCustomersWhy: "Quite una condición o pida otros valores.",

  filters: "Condiciones sobre los clientes",
  addFilter: "Añadir una condición",
  addThis: "Añadir esta condición",
  removeCondition: (condition) => `Quitar: ${condition}`,
  clearAll: "Quitar todas",
  unfilteredNote: "Todos los clientes. Una condición acota todas las cifras de esta pantalla.",
  filteredNote: (n, all) =>
    `${n} de ${all} clientes. La condición se comprueba en el último mes en que el cliente está.`,
  column: "Preguntar por",
  ofCustomer: "Cliente",
  attributes: "Atributos",
  products: "Productos",
  from: (column) => `${column}, desde`,
  to: (column) => `${column}, hasta`,
  turned: "El final es anterior al principio",
  condition: {
    is: (label, value) => `${label}: ${value}`,
    or: "o",
    oneOf: (n, first) => `${first} u otros ${n - 1}`,
    held: "lo tiene",
    notHeld: "no lo tiene",
    bought: "comprado en el mes",
    cancelled: "cancelado en el mes",
    missing: "no consta",
    yes: "Sí",
    no: "No",
    under: (value) => `menos de ${value}`,
    fromBelow: (from, below) => `de ${from} a menos de ${below}`,
    fromTo: (from, to) => `de ${from} a ${to}`,
    atMost: (value) => `${value} o menos`,
    atLeast: (value) => `${value} o más`,
    came: { new: "Nuevo en el mes", returned: "Recuperado en el mes", stayed: "Ya estaba el mes anterior" },
    leaves: "Ausente el mes siguiente",
    stays: "Sigue el mes siguiente",
    firstSeen: "Visto por primera vez",
    gained: "Adquirido en el mes",
    products: "Número de productos",
  },

  allCustomers: "Todos los clientes",
  customersWith: (conditions) => `Clientes con ${conditions}`,
  n: (n) => `n = ${n}`,

  measures: {
    customers: "Clientes",
    new: "Nuevos",
    lost: "Perdidos",
    returned: "Recuperados",
    active: "Proporción de activos",
    productsPerCustomer: "Productos por cliente",
    purchases: "Compras",
    revenue: "Ingresos",
  },
  revenueFrom: { sales: "Ingresos por ventas", purchases: "Ingresos por compras" },
  inMonth: (change) => `${change} en un mes`,
  inYear: (change) => `${change} en un año`,
  wasMonthBefore: (value) => `${value} el mes anterior`,
  wasYearAgo: (value) => `${value} hace un año`,
  noMonthBefore: "El mes anterior no está en los datos: no hay con qué comparar",
  noYearAgo: "sin cifras de hace un año",

  families: { account: "Cuentas", investment: "Inversión", financing: "Financiación" },
  other: "Otros",
  otherProducts: (n) => many(n, "producto más", "productos más"),
  rest: (n) => many(n, "más", "más"),
  unknown: "No consta",
  ageBand: (from, below) =>
    from === undefined ? `Menos de ${below}` : below === undefined ? `${from} y más` : `${from}–${below - 1}`,

  month: "Mes",
  product: "Producto",
  family: "Familia",
  customer: "Cliente",
  holders: "Titulares",
  cancellations: "Cancelaciones",
  penetration: "Penetración",
  share: "Proporción",
  activeShare: "Proporción de activos",
  measure: "Medida",
  across: "Comparar por",
  byMonth: "Mes",
  monthBefore: "Mes anterior",
  yearAgo: "Hace un año",
  count: {
    holders: (n) => `${n} titulares`,
    purchases: (n) => `${n} compras`,
    cancellations: (n) => `${n} cancelaciones`,
  },
  nCustomers: (n) => `${n} clientes`,
  nProducts: (n) => (n === 0 ? "Ningún producto" : many(n, "producto", "productos")),
  nProductsOrMore: (n) => `${n} productos o más`,
  ofAll: (share) => `${share} del total`,
  partOf: (part, all) => `${part} de ${all}`,
  onMonthBefore: (change) => `${change} sobre el mes anterior`,
  onYearAgo: (change) => `${change} sobre hace un año`,
  before: (n, change) => (change === "" ? `${n} el mes anterior` : `${n} el mes anterior (${change})`),
  brought: (n) => `${n} más llegaron con clientes nuevos y recuperados`,
  broughtHeading: "Con nuevos y recuperados",

  customersTitle: "Clientes: cuántos hay, quién llegó y quién se fue",
  customersSummary: (first, from, last, to) => `${first} clientes en ${from}, ${last} en ${to}.`,
  revenueTitle: "Ingresos por familia de productos, EUR",
  revenueSummary: (total, month, family) =>
    `Las compras de ${month} valen ${total} a sus márgenes, la mayor parte en ${family}.`,
  marginBasis: (sales, rules) =>
    rules === 0
      ? "compras al margen medio de sus ventas"
      : sales === 0
        ? "compras a los márgenes del contrato"
        : `compras al margen de sus ventas (${many(sales, "producto", "productos")}) o del contrato (${rules})`,
  bookedSales: "Ventas registradas",
  totalEur: "Total, EUR",

  productsBlock: "Qué tienen y qué compran",
  purchasesTitle: "Compras por producto",
  tickIsBefore: "marca: mes anterior",
  purchasesSummary: (product, n, change, month) =>
    `${product} fue lo más vendido en ${month}: ${n} compras${change === "" ? "" : `, ${change} sobre el mes anterior`}.`,
  noPurchases: "No se compró nada en el mes.",
  productCountTitle: "Clientes por número de productos",
  productCountSummary: (share, month) => `El ${share} de los clientes no tiene ningún producto en ${month}.`,
  productsHeld: "Productos que tienen",
  shareYearAgo: "Proporción hace un año",
  productsTitle: {
    holders: "Titulares por producto",
    purchases: "Compras por producto y mes",
    cancellations: "Cancelaciones por producto y mes",
  },
  ownScale: "cada producto con su propia escala",
  productsSummary: (product, count, month) => `El mayor es ${product}, con ${count} en ${month}.`,
  penetrationTitle: "Penetración, % de los clientes",
  shadeIsRoot: "el tono crece con la raíz cuadrada",
  penetrationSummary: (product, share, month) =>
    `${product} es lo que más se tiene: el ${share} de los clientes en ${month}.`,

  groupsBlock: "Quiénes son",
  groupsNote: "La misma medida por cada agrupación del contrato",
  penetrationOfGroup: "Penetración de",
  penetrationOf: (product) => `Penetración de ${product}`,
  byGroup: (measure, group) => `${measure} por ${group.toLowerCase()}`,
  allGroups: (value) => `total: ${value}`,
  groupSummary: (dimension, group, value, month) =>
    `El valor más alto por ${dimension.toLowerCase()} en ${month}: ${group}, con ${value}.`,

  loyaltyBlock: "Qué va junto y quién se queda",
  crossHoldingTitle: "Quien tiene un producto tiene también …, % de los titulares de la fila",
  crossHoldingSummary: (row, share, column) => `El ${share} de los titulares de ${row} también tiene ${column}.`,
  noCrossHolding: (fewest) => `Menos de dos productos tienen ${fewest} titulares o más.`,
  tooFew: (n, fewest) => `sin ${many(n, "producto", "productos")} de menos de ${fewest} titulares`,
  holdersOf: "Titulares de",
  alsoHold: (row, column) => `Titulares de ${row} que tienen ${column}`,
  againstAll: (share) => `lo tiene el ${share} de todos los clientes`,
  cohortsTitle: "Clientes que siguen, por mes en que se vieron por primera vez",
  cohortsSummary: (first, share, month) =>
    `De los clientes vistos por primera vez en ${first}, el ${share} está en ${month}.`,
  orBefore: (month) => `${month} o antes`,
  oneMonth: "Un solo mes no muestra quién se queda ni quién se va.",
  firstSeenIn: (month) => `Vistos por primera vez en ${month}`,
  firstSeenHeading: "Primer mes",
  monthsLater: (n) => (n === 0 ? "el mismo mes" : many(n, "mes después", "meses después")),
  monthsSince: "Meses desde el primero",
  afterMonths: (n) => many(n, "mes después", "meses después"),

  productTable: "Los productos en cifras",
  marginHeading: "Margen, EUR",
  holdersChange: "Titulares, cambio",
  purchasesChange: "Compras, cambio",

  rowsQuestion: "¿Qué clientes son estos?",
  rowsAnswer: (n, all, month, version, conditions) =>
    conditions === ""
      ? `Los ${all} clientes de ${month}, versión ${version}.`
      : `${n} de ${all} clientes de ${month}, versión ${version}: ${conditions}.`,
  rowsNote: (month) =>
    `Las condiciones se comprueban en ${month}. El filtro encuentra clientes cuyo número empieza así.`,
  rowsTable: "Clientes",
  toFigures: "Cifras de estos clientes",
  customerTitle: (customer) => `Cliente ${customer}`,
  attributesIn: (month) => `Atributos en ${month}`,
  holdingsByMonth: "Productos por mes",
  neverHeld: "No tuvo ningún producto en ningún mes.",
  absent: "no era cliente",
  hatched: "Rayado: no era cliente en ese mes.",
  offers: "Qué ofrecerle ahora",
  noRecommendation: (version) =>
    `Todavía no hay recomendaciones de ${version}. Se aprenden en la pantalla Recomendaciones.`,
  notScored: "Sin puntuación: solo la tienen los clientes del último mes.",
  noOffers: "A este cliente no se le puede ofrecer nada.",
  allOffers: (n) => `Ver los ${n}`,
  fewerOffers: "Ver menos",
};
