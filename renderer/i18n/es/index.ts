import type { Catalogue } from "../useText.ts";
import { campaigns } from "./campaigns.ts";
import { charts } from "./charts.ts";
import { customer } from "./customer.ts";
import { dashboard } from "./dashboard.ts";
import { data } from "./data.ts";
import { elsewhere } from "./elsewhere.ts";
import { evaluation } from "./evaluation.ts";
import { files } from "./files.ts";
import { glossary } from "./glossary.ts";
import { help } from "./help.ts";
import { home } from "./home.ts";
import { jobs } from "./jobs.ts";
import { later } from "./later.ts";
import { models } from "./models.ts";
import { ownTable } from "./ownTable.ts";
import { recommendations } from "./recommendations.ts";
import { segments } from "./segments.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { tables } from "./tables.ts";

/** The same in Spanish. */
export const es: Catalogue = {
  campaigns,
  charts,
  customer,
  dashboard,
  data,
  elsewhere,
  evaluation,
  files,
  glossary,
  help,
  home,
  jobs,
  later,
  models,
  ownTable,
  recommendations,
  segments,
  settings,
  shell,
  tables,
};
