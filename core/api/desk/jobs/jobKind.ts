import type { JobRequest } from "../../../contract/desk/jobs.ts";
import type { Workspace } from "../../workspace.ts";
import type { DeskSession } from "../deskSession.ts";
import type { JobControl, JobOutcome } from "./deskJob.ts";

export type Kind = JobRequest["kind"];
type Of<K extends Kind> = Extract<JobRequest, { kind: K }>;

/** One kind of job: its title for people, and its work. */
export interface JobKind<K extends Kind> {
  title(request: Of<K>): string;
  work(session: DeskSession, workspace: Workspace, request: Of<K>, control: JobControl): Promise<JobOutcome>;
}
