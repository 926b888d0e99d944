import { recordAudit } from "./audit.ts";
import type { WorkspaceFile } from "./workspaceFile.ts";

/** What one customer of a campaign did. */
export interface CampaignResponse {
  customer: string;
  /** `YYYY-MM-DD`, where the file said so. */
  at: string | null;
  outcome: "none" | "responded" | "purchased" | "unsubscribed";
  revenueEur: number | null;
}

/** Keeps responses to a campaign; a customer's earlier response is replaced. */
export function keepResponses(file: WorkspaceFile, campaign: string, responses: readonly CampaignResponse[]): void {
  const put = file.db.prepare(
    "INSERT OR REPLACE INTO campaign_response (campaign, customer, at, outcome, revenue_eur) VALUES (?, ?, ?, ?, ?)",
  );
  file.db
    .transaction(() => {
      for (const { customer, at, outcome, revenueEur } of responses) {
        put.run(campaign, customer, at, outcome, revenueEur);
      }
      recordAudit(file, "import-responses", { campaign, customers: responses.length });
    })
    .immediate();
}

export function readResponses(file: WorkspaceFile, campaign: string): CampaignResponse[] {
  return file.db
    .prepare<[string], CampaignResponse>(
      "SELECT customer, at, outcome, revenue_eur AS revenueEur FROM campaign_response WHERE campaign = ? ORDER BY customer",
    )
    .all(campaign);
}

export function countResponses(file: WorkspaceFile, campaign: string): number {
  return (
    file.db
      .prepare<[string], { n: number }>("SELECT count(*) AS n FROM campaign_response WHERE campaign = ?")
      .get(campaign)?.n ?? 0
  );
}
