/** What the desk must know of the program that shows the window. */
export interface DeskHost {
  kind: "browser" | "electron";
  /** Settings, recent workspaces, contracts, exports, demo and uploads live here. */
  dataFolder: string;
  /** Where files are looked for at first. */
  homeFolder: string;
}
