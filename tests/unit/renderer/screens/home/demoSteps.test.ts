import { describe, expect, it } from "vitest";
import type { WorkspaceInfo } from "../../../../../core/contract/desk/session.ts";
import { stepsMade } from "../../../../../renderer/screens/home/demoSteps.ts";

const job = { started: "2026-11-25T10:00:00.000Z" };

function workspace(created: string, ...kinds: string[]): Pick<WorkspaceInfo, "versions" | "kept"> {
  return {
    versions: [
      { id: "v1", parent: null, message: "", created, codeVersion: "", loads: 1, rows: 1, months: ["2019-05"] },
    ],
    kept: kinds.map((kind) => ({ id: `${kind}-1`, kind, version: "v1", created })),
  };
}

describe("stepsMade", () => {
  it("counts nothing while another workspace is open", () => {
    expect(stepsMade(job, workspace("2026-11-24T10:00:00.000Z", "kpi", "quality"))).toBe(0);
    expect(stepsMade(job, null)).toBe(0);
  });

  it("counts sample and import once the demo's own workspace is open", () => {
    expect(stepsMade(job, workspace("2026-11-25T10:00:20.000Z"))).toBe(2);
  });

  it("counts kept results in their order, up to all seven", () => {
    const after = "2026-11-25T10:00:20.000Z";
    expect(stepsMade(job, workspace(after, "kpi", "quality"))).toBe(4);
    expect(stepsMade(job, workspace(after, "kpi", "segmentation"))).toBe(3);
    expect(stepsMade(job, workspace(after, "kpi", "quality", "segmentation", "recommendation", "campaign"))).toBe(7);
  });
});
