import type { Catalogue } from "../useText.ts";

export const customer: Catalogue["customer"] = {
  title: (key) => `Cliente ${key}`,
  asOf: (month) => `Datos de ${month}`,
  attributes: "Quién es",
  history: "Productos que ha tenido, mes a mes",
  historyNote: (from, to) => `De ${from} a ${to}; en blanco: no era cliente`,
  held: "lo tiene",
  notHeld: "no lo tiene",
  absent: "no estaba",
  never: "No ha tenido ningún producto en estos meses",
  product: "Producto",
  offers: "Qué se le podría ofrecer",
  offersNote: (month) => `Probabilidad de compra en ${month} y lo que aportaría`,
  holds: "ya lo tiene",
  barred: (why) => `nunca se ofrece: ${why}`,
  more: (count) => `Mostrar ${count} más`,
  less: "Mostrar menos",
};
