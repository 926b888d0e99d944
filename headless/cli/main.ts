import process from "node:process";
import { Command } from "commander";
import { DomainError } from "../../core/errors/domainError.ts";
import { commandsOf } from "./command.ts";
import { addAnalysisCommands } from "./commands/analysisCommands.ts";
import { addCampaignCommands } from "./commands/campaignCommands.ts";
import { addEditCommands } from "./commands/editCommands.ts";
import { addEvaluationCommands } from "./commands/evaluationCommands.ts";
import { addExportCommands } from "./commands/exportCommands.ts";
import { addIngestionCommands } from "./commands/ingestionCommands.ts";
import { addModelCommands } from "./commands/modelCommands.ts";
import { addModelFileCommands } from "./commands/modelFileCommands.ts";
import { addRegistryCommands } from "./commands/registryCommands.ts";
import { addRowCommands } from "./commands/rowCommands.ts";
import { addRunCommands } from "./commands/runCommands.ts";
import { addTableCommands } from "./commands/tableCommands.ts";
import { addWorkspaceCommands } from "./commands/workspaceCommands.ts";
import { fail } from "./output.ts";

const asJson = process.argv.includes("--json");

class UsageError extends DomainError {
  /** @param text as commander tells it: "error: option ..." */
  constructor(text: string) {
    super({
      code: "usage",
      what: text
        .replace(/^error: /, "")
        .trim()
        .replace(/\.$/, ""),
      mend: "Give the command --help to see what it takes.",
    });
  }
}

const program = new Command("easymoney")
  .description("From monthly customer extracts to a campaign list. Every command takes --json.")
  // one line, like every other error
  .configureOutput({ outputError: (text) => fail(new UsageError(text), asJson) })
  .enablePositionalOptions()
  .addHelpText(
    "after",
    "\nFirst steps:\n  easymoney sample --out extract --edition v2\n  easymoney init bank.easymoney\n  easymoney import bank.easymoney extract\n  easymoney segment bank.easymoney\n  easymoney recommend bank.easymoney\n  easymoney campaign plan bank.easymoney --size 500\n  easymoney report bank.easymoney --out report.html",
  );

const command = commandsOf(program);
addIngestionCommands(command);
addWorkspaceCommands(command);
addEditCommands(command);
addRowCommands(command);
addAnalysisCommands(command);
addModelCommands(command);
addModelFileCommands(command);
addEvaluationCommands(command);
addRunCommands(command);
addRegistryCommands(command);
addCampaignCommands(command);
addExportCommands(command);
addTableCommands(command);

try {
  await program.parseAsync();
} catch (error) {
  fail(error, asJson);
}
