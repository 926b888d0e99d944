import type { help } from "../../i18n/en/help.ts";

export interface HelpStep {
  id: Exclude<keyof typeof help.steps, "title" | "note" | "ownPath">;
  /** Where it is done in the window. */
  to: "/data" | "/dashboard" | "/segments" | "/recommendations" | "/campaigns" | "/data/import";
  /** Words of the commands that do the same, without the program's name. */
  commands: readonly (readonly string[])[];
}

/** What the commands name as the workspace while none is open. */
const EXAMPLE = "bank.easymoney";

/** The main job, from files to a campaign list. @param path of the open workspace */
export function helpSteps(path: string | null): readonly HelpStep[] {
  const file = path ?? EXAMPLE;
  const imports = [["import", file, "extract/"]];
  return [
    {
      id: "import",
      to: "/data/import",
      commands: path === null ? [["init", file], ...imports] : imports,
    },
    { id: "quality", to: "/data", commands: [["quality", file]] },
    { id: "figures", to: "/dashboard", commands: [["kpi", file]] },
    { id: "segments", to: "/segments", commands: [["segment", file]] },
    { id: "recommendations", to: "/recommendations", commands: [["recommend", file]] },
    {
      id: "campaign",
      to: "/campaigns",
      commands: [
        ["campaign", "plan", file, "--size", "10000", "--cost", "0.5"],
        ["export", file, "campaign", "--out", "list.xlsx"],
      ],
    },
  ];
}

/** Commands that belong to no step. */
export function moreCommands(
  path: string | null,
): readonly { id: Exclude<keyof typeof help.more, "title" | "note">; words: readonly string[] }[] {
  const file = path ?? EXAMPLE;
  return [
    { id: "report", words: ["report", file, "--out", "report.html"] },
    { id: "sql", words: ["sql", file, "SELECT count(*) FROM panel"] },
    { id: "diff", words: ["diff", file, "v1", "v2"] },
    { id: "backup", words: ["backup", file, "copy.easymoney"] },
    { id: "verify", words: ["verify", file] },
    { id: "reproduce", words: ["reproduce", file, "kpi-1"] },
  ];
}
