import type { DeskSession } from "../deskSession.ts";
import { desk } from "./implementer.ts";

/** Recommendations and campaigns. */
export function offersProcedures(session: DeskSession) {
  const os = desk.offers;
  return {
    recommendation: os.recommendation.handler(({ input }) => session.workspace.showRecommendation(input.id)),
    bySegment: os.bySegment.handler(({ input }) => session.workspace.rankSegments(input)),
    customer: os.customer.handler(({ input }) =>
      session.workspace.customerOffers(input.customer, input.recommendation),
    ),
    someCustomers: os.someCustomers.handler(({ input }) =>
      session.workspace.likeliestCustomers(input.recommendation, input.product),
    ),
    planner: os.planner.handler(({ input }) => session.workspace.campaignStart(input.recommendation)),
    curve: os.curve.handler(({ input: { recommendation, limits } }) =>
      session.workspace.campaignCurve({ ...limits, recommendation }),
    ),
    tryPlan: os.tryPlan.handler(({ input: { recommendation, limits, seed } }) =>
      session.workspace.tryPlan({ ...limits, recommendation, seed }),
    ),
    campaigns: os.campaigns.handler(() => session.workspace.campaigns()),
    campaign: os.campaign.handler(({ input }) => {
      const { id, created, result } = session.workspace.campaign(input.id);
      return { id, created, plan: result };
    }),
    list: os.list.handler(({ input: { id, ...query } }) => session.workspace.campaignPage(id, query)),
    responses: os.responses.handler(({ input }) => session.workspace.campaignOutcome(input.id)),
    suppressed: os.suppressed.handler(() => session.workspace.suppressed()),
    suppress: os.suppress.handler(({ input }) =>
      session.edit((workspace) => workspace.suppress(input.customers, input.reason)),
    ),
    unsuppress: os.unsuppress.handler(({ input }) =>
      session.edit((workspace) => workspace.unsuppress(input.customers)),
    ),
  };
}
