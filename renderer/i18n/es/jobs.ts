import type { Catalogue } from "../useText.ts";

export const jobs: Catalogue["jobs"] = {
  title: "Procesos",
  none: "Aún no hay procesos",
  noneWhy:
    "Aquí se ejecutan, uno tras otro, importaciones, cálculos, modelos y exportaciones. Mientras tanto puedes seguir trabajando.",
  queued: "En espera",
  running: "En marcha",
  paused: "En pausa",
  done: "Terminado",
  failed: "Fallido",
  cancelled: "Cancelado",
  pause: "Pausar",
  resume: "Continuar",
  cancel: "Cancelar",
  log: (steps) => (steps === 1 ? "1 paso" : `${steps} pasos`),
  left: (time) => `quedan ${time}`,
  rate: (rate, unit) => `${rate} ${unit}/s`,
  took: (time) => `duró ${time}`,
  download: "Descargar el fichero",
  reveal: "Mostrar el fichero",
  notStarted: "El proceso no se ha iniciado",
  ended: {
    done: (title) => `${title}: terminado`,
    failed: (title) => `${title}: ha fallado`,
    cancelled: (title) => `${title}: cancelado`,
  },
  oneAtATime:
    "Los procesos se ejecutan de uno en uno, cada uno entero o nada: al cancelar, el espacio de trabajo queda como estaba.",
};
