import { useJobs, useRunning } from "../../client/jobs.tsx";
import { FaultNote } from "../../ui/FaultNote.tsx";
import { DemoProgress } from "./DemoProgress.tsx";

/** The demo while it is made, or why it could not be, until another job is started; nothing otherwise. */
export function DemoPlace() {
  const running = useRunning("demo");
  const { jobs, start } = useJobs();
  if (running) return <DemoProgress job={running} />;
  const [newest] = jobs;
  if (newest?.kind !== "demo" || !newest.fault) return null;
  return <FaultNote fault={newest.fault} onRetry={() => void start({ kind: "demo" })} />;
}
