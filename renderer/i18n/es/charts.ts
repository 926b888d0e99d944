import type { Catalogue } from "../useText.ts";

export const charts: Catalogue["charts"] = {
  menu: "Exportar o leer este gráfico",
  table: "Ver como tabla",
  chart: "Ver como gráfico",
  png: "Guardar como PNG",
  svg: "Guardar como SVG",
  csv: "Guardar sus cifras como CSV",
  failed: "No se ha podido dibujar el gráfico",
};
