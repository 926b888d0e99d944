import type { Catalogue } from "../useText.ts";

export const later: Catalogue["later"] = {
  monitoring: {
    title: "¿Sigue valiendo lo que aprendimos?",
    text: "Cuando haya modelos en uso, esta pantalla comparará cada mes nuevo con los meses de los que aprendieron: la deriva de cada columna, cuánto acertaron las predicciones y cuándo conviene volver a aprender.",
    already: "Ya disponible: la importación compara cada mes con el anterior, y Datos muestra la calidad de cada mes.",
    action: "Ver la calidad de los datos",
  },
  planning: {
    title: "¿Quién hace qué y hasta cuándo?",
    text: "Esta pantalla tendrá el tablero del equipo: tareas, quién comprueba qué, y enlaces a los datos, segmentos y campañas de que tratan.",
    already: "Ya disponible: Inicio dice qué conviene hacer ahora en este espacio de trabajo.",
    action: "Ver qué hacer ahora",
  },
  notYet: "Aún sin construir",
};
