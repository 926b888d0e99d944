import { z } from "zod";
import { recordAudit } from "./audit.ts";
import { readSetting, writeSetting } from "./setting.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

const settingOf = (id: string) => `segment-names:${id}`;
const names = z.record(z.string(), z.string());

/**
 * Names that a person gave to the segments of a kept segmentation, by segment id.
 *
 * Kept beside the segmentation, which stays as it was made: a rename is no new result, and can be taken back.
 */
export function segmentNames(file: WorkspaceFile, id: string): Record<string, string> {
  return names.parse(readSetting(file, settingOf(id)) ?? {});
}

/** Names a segment, or takes the name back (null); returns the name it had before, null for the proposed one. */
export function nameSegment(file: WorkspaceFile, id: string, segment: string, name: string | null): string | null {
  return file.db
    .transaction(() => {
      const { [segment]: before = null, ...others } = segmentNames(file, id);
      const given = name === null ? others : { ...others, [segment]: name };
      writeSetting(file, settingOf(id), Object.keys(given).length > 0 ? given : null);
      recordAudit(file, "name-segment", { id, segment, name });
      return before;
    })
    .immediate();
}
