import type { JobKind } from "./jobKind.ts";

/** Jobs about campaigns. */
export const campaignJobs: { campaign: JobKind<"campaign">; importResponses: JobKind<"importResponses"> } = {
  campaign: {
    title: ({ size }) => `Plan a campaign of ${size} customers`,
    async work(_, workspace, { kind: __, ...request }, control) {
      const { id, month, size } = await workspace.planCampaign(request, control);
      return { result: { id, month, size } };
    },
  },
  importResponses: {
    title: ({ campaign }) => `Import responses to ${campaign}`,
    work: async (_, workspace, { campaign, path }, control) => ({
      result: await workspace.importResponses(campaign, path, control),
    }),
  },
};
