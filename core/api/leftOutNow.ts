import { type CampaignLimits, campaign } from "../contract/campaign.ts";
import type { CampaignArrays } from "../recommendation/campaign/planCampaign.ts";
import type { LeftOut } from "../recommendation/campaign/whoMay.ts";
import { findDerived, listDerived, readArrays } from "../store/derived.ts";
import type { Panel } from "../store/panel.ts";
import { openPanel } from "../store/storedPanel.ts";
import { listSuppressed } from "../store/suppression.ts";
import type { WorkspaceFile } from "../store/workspaceFile.ts";
import { parseMonth } from "../time/month.ts";

/** Who must not be contacted now: the suppression list, and those whom kept campaigns contacted in the quiet months before. */
export function leftOutNow(file: WorkspaceFile, panel: Panel, month: string, { quietMonths }: CampaignLimits): LeftOut {
  const indices = (keys: Iterable<string>) =>
    Uint32Array.from([...keys].map((key) => panel.customers.indexOf(key)).filter((index) => index >= 0)).sort();
  const lately = new Set<string>();
  const now = parseMonth(month);
  for (const { id } of quietMonths > 0 ? listDerived(file, "campaign") : []) {
    const kept = findDerived(file, id);
    const parsed = campaign.safeParse(kept.result);
    if (!parsed.success) continue;
    const before = now - parseMonth(parsed.data.month);
    if (before < 1 || before > quietMonths) continue;
    const { customer, heldOut } = readArrays(file, id) as CampaignArrays;
    const { customers } = openPanel(file, kept.version);
    for (let i = 0; i < customer.length; i++) if (heldOut[i] === 0) lately.add(customers.key(customer[i]));
  }
  return {
    suppressed: indices(listSuppressed(file).map(({ customer }) => customer)),
    contactedLately: indices(lately),
  };
}
