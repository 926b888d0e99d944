import process from "node:process";
import { Command } from "commander";
import { commandsOf } from "./command.ts";
import { addAnalysisCommands } from "./commands/analysisCommands.ts";
import { addCampaignCommands } from "./commands/campaignCommands.ts";
import { addExportCommands } from "./commands/exportCommands.ts";
import { addIngestionCommands } from "./commands/ingestionCommands.ts";
import { addModelCommands } from "./commands/modelCommands.ts";
import { addWorkspaceCommands } from "./commands/workspaceCommands.ts";
import { fail } from "./output.ts";

const program = new Command("easymoney")
  .description("From monthly customer extracts to clean, versioned data. Every command takes --json.")
  .showHelpAfterError()
  .addHelpText(
    "after",
    '\nFirst steps:\n  easymoney sample --out extract\n  easymoney init bank.easymoney\n  easymoney import bank.easymoney extract\n  easymoney sql bank.easymoney "SELECT month, count(*) FROM panel GROUP BY month"',
  );

const command = commandsOf(program);
addIngestionCommands(command);
addWorkspaceCommands(command);
addAnalysisCommands(command);
addModelCommands(command);
addCampaignCommands(command);
addExportCommands(command);

try {
  await program.parseAsync();
} catch (error) {
  fail(error, process.argv.includes("--json"));
}
