import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Figures and the rows behind them. */
export function figuresProcedures(session: DeskSession) {
  const os = desk.figures;
  return {
    kpi: os.kpi.handler(async ({ input: { version, filters } }) => {
      if (filters.length === 0) {
        const known = session.workspace.knownKpi(version);
        // whoever looks at figures soon asks for those of some customers
        if (known) void session.workspace.warmKpi(version);
        return known;
      }
      return { id: null, kpis: await session.workspace.kpiOf(filters, version) };
    }),
    rows: os.rows.handler(({ input: { offset, limit, ...query } }) => session.workspace.rows(query, offset, limit)),
    history: os.history.handler(({ input: { version, customer } }) => session.workspace.history(customer, version)),
  };
}
