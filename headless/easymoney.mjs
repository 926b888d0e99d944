#!/usr/bin/env node
/** The `easymoney` command: the CLI on the pinned Node. */
import process from "node:process";

process.argv.splice(2, 0, "headless/cli/main.ts");
await import("./setup/launch.mjs");
