import type { Command } from "commander";
import { openWorkspace, type Workspace } from "../../core/api/workspace.ts";

/** What every command takes. */
export interface Json {
  json?: boolean;
}

/** Adds a command to the program. */
export type AddCommand = (name: string, description: string) => Command;

/** Adds commands to a program; a group that is there already (`models`) is handed out again, for further commands in it. */
export function commandsOf(program: Command): AddCommand {
  return (name, description) =>
    program.commands.find((command) => command.name() === name) ??
    program.command(name).description(description).option("--json", "print the result as JSON");
}

/** Opens a workspace for one piece of work and closes it, whatever happens. */
export async function using<T>(
  path: string,
  readOnly: boolean,
  work: (workspace: Workspace) => T | Promise<T>,
): Promise<T> {
  const workspace = openWorkspace(path, { readOnly });
  try {
    return await work(workspace);
  } finally {
    await workspace.close();
  }
}
