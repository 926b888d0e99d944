import type { Catalogue } from "../useText.ts";

export const files: Catalogue["files"] = {
  title: {
    choose: { workspace: "Abrir un espacio de trabajo", file: "Elegir ficheros" },
    save: { workspace: "Crear un espacio de trabajo", file: "Guardar como" },
  },
  folder: "Carpeta",
  folderHelp: "Escribe una ruta o elige abajo",
  up: "Subir",
  name: "Nombre del fichero",
  emptyFolder: "En esta carpeta no hay nada de este tipo",
  useFolder: "Tomar la carpeta entera",
  choose: (files) => (files > 1 ? `Elegir ${files} ficheros` : "Elegir"),
  save: "Guardar aquí",
  cancel: "Cancelar",
  drop: {
    title: "Suelta para importar",
    text: "Los ficheros CSV o una carpeta van a la importación; un espacio de trabajo se abre.",
    copying: (done, all) => `Copiando los ficheros soltados: ${done} de ${all}`,
    copyOpened: "Se ha abierto una copia del espacio de trabajo soltado",
    notOurs: "No son extracciones (.csv, .tsv, .txt, también .gz o .zst) ni espacios de trabajo (.easymoney)",
    failed: "No se han podido tomar los ficheros soltados",
  },
};
