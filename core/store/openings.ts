import { z } from "zod";
import { recordAudit } from "./audit.ts";
import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

const settingOf = (version: string) => `openings:${version}`;
const byMonth = z.record(z.string(), z.int().min(1));

/**
 * How often models were judged on a month that was kept untouched for it. A figure is honest the first time; whoever changes
 * something and looks again has begun to learn from that month.
 *
 * @param month `YYYY-MM`
 */
export function openingsOf(file: WorkspaceFile, version: string, month: string): number {
  return byMonth.parse(readSetting(file, settingOf(version)) ?? {})[month] ?? 0;
}

/** Counts one more opening, and returns how many there are now. */
export function noteOpening(file: WorkspaceFile, version: string, month: string): number {
  return file.db
    .transaction(() => {
      const known = byMonth.parse(readSetting(file, settingOf(version)) ?? {});
      const openings = (known[month] ?? 0) + 1;
      writeSetting(file, settingOf(version), { ...known, [month]: openings });
      recordAudit(file, "open-month", { version, month, openings });
      return openings;
    })
    .immediate();
}
