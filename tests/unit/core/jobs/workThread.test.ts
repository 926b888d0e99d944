import { describe, expect, it } from "vitest";
import { systemFault } from "../../../../core/api/systemFault.ts";
import { finish, type Progress } from "../../../../core/jobs/progress.ts";
import { onThread } from "../../../../core/jobs/workThread.ts";
import type { SlowTask } from "../../../support/slowWork.ts";

const MODULE = new URL("../../../support/slowWork.ts", import.meta.url);
const work = (task: SlowTask, signal?: AbortSignal) => onThread<SlowTask, Float64Array>(MODULE, task, signal);

describe("work on a thread of its own", () => {
  it("tells each step and ends in what came out", async () => {
    const said: string[] = [];
    const result = await finish(work({ steps: 3, ending: "answer" }), ({ message }) => void said.push(message));
    expect(said).toEqual(["Step 0", "Step 1", "Step 2"]);
    expect(result).toEqual(Float64Array.of(3, Number.NaN));
  });

  it("fails with the fault of the thread, its code and facts", async () => {
    await expect(finish(work({ steps: 1, ending: "fail" }))).rejects.toMatchObject({
      code: "too-slow",
      mend: "Wait.",
      facts: { steps: 1 },
    });
  });

  it("tells what the system refused the thread as it would be told here", async () => {
    const error = await finish(work({ steps: 1, ending: "refuse" })).catch((each) => each);
    expect(systemFault(error)).toMatchObject({ code: "file-missing", where: "nowhere-1.csv" });
  });

  it("says so when the thread ends before the work is done", async () => {
    await expect(finish(work({ steps: 1, ending: "exit" }))).rejects.toMatchObject({ code: "worker-lost" });
  });

  it("stops a thread that hears nothing, and leaves the loop of the one who waits free", async () => {
    const stop = new AbortController();
    // would never be reached if the work were done here
    const onProgress = ({ message }: Progress) => void (message === "Step 0" && setTimeout(() => stop.abort(), 50));
    await expect(finish(work({ steps: 1, ending: "hang" }, stop.signal), onProgress)).rejects.toMatchObject({
      code: "cancelled",
    });
    await expect(finish(work({ steps: 1, ending: "hang" }, AbortSignal.abort()))).rejects.toMatchObject({
      code: "cancelled",
    });
  });

  it("goes no further than the step that is held", async () => {
    let said = 0;
    const [reached, pause] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const running = finish(work({ steps: 5, ending: "answer" }), () => {
      said++;
      if (said !== 2) return;
      reached.resolve();
      return pause.promise;
    });
    await reached.promise;
    // another thread starts, works and ends meanwhile
    await finish(work({ steps: 3, ending: "answer" }));
    expect(said).toBe(2);
    pause.resolve();
    await running;
    expect(said).toBe(5);
  });
});
