/** Names under which the columns of a file of responses go, in lower case without accents and signs. */
export const COLUMN_NAMES = {
  customer: [
    "customer",
    "customerid",
    "customerkey",
    "iduser",
    "userid",
    "user",
    "pkcid",
    "cid",
    "id",
    "client",
    "clientid",
    "cliente",
    "idcliente",
    "idclient",
  ],
  date: ["date", "at", "day", "when", "timestamp", "time", "fecha", "responsedate", "fecharespuesta"],
  outcome: [
    "outcome",
    "response",
    "status",
    "result",
    "action",
    "event",
    "resultado",
    "respuesta",
    "estado",
    "accion",
    "evento",
  ],
  revenue: [
    "revenue",
    "revenueeur",
    "amount",
    "amounteur",
    "value",
    "margin",
    "margineur",
    "netmargin",
    "importe",
    "ingreso",
    "ingresos",
    "margen",
  ],
} as const;

/** What people and mailing tools write for each outcome, in the same form. */
export const OUTCOME_WORDS = {
  purchased: [
    "purchased",
    "purchase",
    "bought",
    "buy",
    "sale",
    "sold",
    "converted",
    "conversion",
    "comprado",
    "compra",
    "contratado",
    "venta",
  ],
  responded: [
    "responded",
    "response",
    "respondido",
    "opened",
    "open",
    "clicked",
    "click",
    "visited",
    "interested",
    "yes",
    "y",
    "true",
    "1",
    "si",
    "abierto",
    "clic",
    "interesado",
  ],
  none: [
    "",
    "none",
    "no",
    "n",
    "false",
    "0",
    "sent",
    "delivered",
    "bounced",
    "bounce",
    "noresponse",
    "notinterested",
    "enviado",
    "entregado",
    "rebotado",
    "sinrespuesta",
  ],
  unsubscribed: ["unsubscribed", "unsubscribe", "optout", "optedout", "complaint", "complained", "spam", "baja"],
} as const;

/** `Id_User` and `id user` are one name. */
export function plainName(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}
