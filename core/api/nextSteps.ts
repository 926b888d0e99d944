import { many } from "../analysis/quality/phrases.ts";
import type { Overview } from "../contract/desk/session.ts";
import { kpiReport } from "../contract/kpiReport.ts";
import { recommendation } from "../contract/recommendation.ts";
import { findDerived, listDerived } from "../store/derived.ts";
import { panelTables } from "../store/panelContract.ts";
import { readSetting } from "../store/setting.ts";
import { headVersion, listVersions, loadsOf, type VersionInfo } from "../store/versions.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { formatMonth } from "../time/month.ts";
import { BACKUP_TIME } from "./backups.ts";
import { alreadyMade } from "./keptResult.ts";
import { knownQuality } from "./quality.ts";
import { listImports } from "./rejects.ts";

type Step = Overview["next"][number];

const DAY_MS = 86_400_000;
const BACKUP_DAYS = 7;
/** Recommendations compare four months with the one before each. */
const LEAST_MONTHS = 5;

/** What to do next in a workspace, most useful first. */
export function nextSteps(file: WorkspaceFile, now: Date): Step[] {
  const head = headVersion(file);
  if (!head) {
    return [
      {
        title: "Import an extract",
        why:
          listVersions(file).length > 0
            ? "The first import was undone; redo it, or import other files."
            : "The workspace has no data yet; everything else begins with the bank's monthly files.",
        action: "Choose files",
        screen: "data",
        job: null,
      },
    ];
  }
  const steps = [
    importAgain(file),
    countFigures(file, head),
    lookAtRejects(file),
    makeSegments(file, head),
    ...recommend(file, head),
    backUp(file, now),
  ];
  return steps.filter((step): step is Step => step !== null);
}

function importAgain(file: WorkspaceFile): Step | null {
  const last = listImports(file)[0];
  if (!last || (last.state !== "interrupted" && last.state !== "failed")) return null;
  const what = last.state === "failed" ? "failed" : "was interrupted";
  return {
    title: "Run the last import again",
    why: `It ${what} on ${last.started.slice(0, 10)}, and nothing of it was kept.`,
    action: "Look at the imports",
    screen: "data",
    job: null,
  };
}

function countFigures(file: WorkspaceFile, { id }: VersionInfo): Step | null {
  const missing = [
    ...(alreadyMade(file, "kpi", id, kpiReport) ? [] : ["the figures"]),
    ...(knownQuality(file, id) ? [] : ["the quality"]),
  ];
  if (missing.length === 0) return null;
  return {
    title: `Count ${missing.join(" and ")} of ${id}`,
    why: `${id} is the current version, and ${missing.join(" and ")} of it ${missing.length > 1 ? "were" : "was"} not counted by the present rules.`,
    action: "Count now",
    screen: "dashboard",
    job: "figures",
  };
}

function lookAtRejects(file: WorkspaceFile): Step | null {
  const last = listImports(file).find(({ state }) => state === "done");
  if (!last || last.rejects === 0) return null;
  return {
    title: "Look at the rejected rows",
    why: `The last import refused ${many(last.rejects, "row")}; each is listed with its line and how to mend it.`,
    action: "Show them",
    screen: "data",
    job: null,
  };
}

function makeSegments(file: WorkspaceFile, { id }: VersionInfo): Step | null {
  const made = listDerived(file, "segmentation");
  if (made.some(({ version }) => version === id)) return null;
  const last = made.at(-1);
  return {
    title: `Segment the customers of ${id}`,
    why: last
      ? `The newest segments are of ${last.version}; ids and names are carried over to ${id}.`
      : "No segments were made yet: names for groups of customers make lists and reports readable.",
    action: "Make segments",
    screen: "segments",
    job: "segment",
  };
}

function recommend(file: WorkspaceFile, head: VersionInfo): Step[] {
  const months = completeMonths(file, head);
  const made = listDerived(file, "recommendation");
  const own = made.findLast(({ version }) => version === head.id);
  if (!own && months.length < LEAST_MONTHS) {
    return [
      {
        title: "Import more months",
        why: `${head.id} has ${many(months.length, "complete month")}; recommendations need ${LEAST_MONTHS} or more in a row.`,
        action: "Choose files",
        screen: "data",
        job: null,
      },
    ];
  }
  if (!own) {
    const last = made.at(-1);
    return [
      {
        title: "Recommend products",
        why: last
          ? `The newest recommendations are of ${last.version}, while ${head.id} goes up to ${months.at(-1)}.`
          : `${many(months.length, "month")} are enough to learn who buys what after ${months.at(-1)}.`,
        action: "Learn now",
        screen: "recommendations",
        job: "recommend",
      },
    ];
  }
  const campaigns = listDerived(file, "campaign");
  if (campaigns.some(({ parents }) => parents.includes(own.id))) return [];
  const scoresFor = recommendation.safeParse(findDerived(file, own.id).result).data?.scoresFor;
  const since = campaigns.at(-1);
  return [
    {
      title: `Plan a campaign${scoresFor ? ` for ${scoresFor}` : ""}`,
      why: since
        ? `The last campaign was planned on ${since.parents[0]}; ${own.id} knows newer months.`
        : `${own.id} says who is likely to buy; no campaign was planned on it yet.`,
      action: "Plan a campaign",
      screen: "campaigns",
      job: null,
    },
  ];
}

/** `YYYY-MM`, ascending: months with a load of every required table. */
function completeMonths(file: WorkspaceFile, { id, contract }: VersionInfo): string[] {
  const { required } = panelTables(contract);
  const loads = loadsOf(file, id);
  const months = [...new Set(loads.flatMap(({ month }) => (month === null ? [] : [month])))].sort((a, b) => a - b);
  return months
    .filter((month) => required.every((table) => loads.some((load) => load.table === table && load.month === month)))
    .map(formatMonth);
}

function backUp(file: WorkspaceFile, now: Date): Step | null {
  const last = readSetting(file, BACKUP_TIME);
  const days = typeof last === "string" ? Math.floor((now.getTime() - Date.parse(last)) / DAY_MS) : null;
  if (days !== null && days < BACKUP_DAYS) return null;
  return {
    title: "Back the workspace up",
    why:
      days === null
        ? "No backup was made yet: one file holds all of the work."
        : `The last backup is ${many(days, "day")} old.`,
    action: "Back up now",
    screen: "home",
    job: "backup",
  };
}
