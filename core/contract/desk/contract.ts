import { data } from "./data.ts";
import { figures } from "./figures.ts";
import { imports } from "./imports.ts";
import { jobs } from "./jobs.ts";
import { models } from "./models.ts";
import { offers } from "./offers.ts";
import { segments } from "./segments.ts";
import { session } from "./session.ts";
import { tables } from "./tables.ts";

/** Everything that a window can ask of the core. Rows cross in pages of at most 500, the rest as aggregates. */
export const deskContract = { session, data, figures, segments, offers, models, imports, tables, jobs };
