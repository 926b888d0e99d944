import type { CampaignLimits, HoldOut } from "../../../contract/campaign.ts";
import { createRandom } from "../../../random/random.ts";
import { count } from "../../../words/count.ts";
import { detectableLift, holdOutNeeded, wavesNeeded } from "./detectableLift.ts";

/** By place of the list: 1 = held out. Drawn at random, the same for the same seed; at least one customer is contacted. */
export function drawHoldOut(list: number, { holdOut }: CampaignLimits, seed: number | string): Uint8Array {
  const wanted = holdOut.size ?? Math.round(list * holdOut.share);
  const flags = new Uint8Array(list);
  const order = createRandom(seed)
    .fork("hold-out")
    .shuffle(Uint32Array.from({ length: list }, (_, i) => i));
  for (const place of order.subarray(0, Math.min(wanted, Math.max(0, list - 1)))) flags[place] = 1;
  return flags;
}

/**
 * What a hold-out can show.
 *
 * @param base purchase rate without contact that is expected of the list
 * @param effect hoped for, as a part of the base
 */
export function judgeHoldOut(base: number, list: number, size: number, effect: number): HoldOut {
  const contacted = list - size;
  const rise = base * effect;
  const found = detectableLift(base, contacted, size);
  const detectable = Number.isFinite(found) ? found : null;
  const canSee = detectable !== null && detectable <= rise;
  const parts = {
    size,
    contacted,
    baseRate: base,
    detectable,
    effect: rise,
    canSee,
    sizeNeeded: rise > 0 ? holdOutNeeded(base, rise, list) : null,
    wavesNeeded: rise > 0 ? wavesNeeded(base, rise, list) : null,
  };
  return { ...parts, sentence: inWords(parts, list, effect) };
}

function inWords(
  { size, baseRate, detectable, effect, canSee, sizeNeeded, wavesNeeded: waves }: Omit<HoldOut, "sentence">,
  list: number,
  part: number,
): string {
  const points = (share: number) => `${(share * 100).toFixed(2)} points`;
  const hoped = `a rise of ${Math.round(part * 100)}\u202f% (${points(effect)} on ${(baseRate * 100).toFixed(2)}\u202f%)`;
  const remedy =
    sizeNeeded !== null
      ? `Hold out ${count(sizeNeeded)} of the ${count(list)} to see it.`
      : waves !== null
        ? `No hold-out of this list can; ${count(waves)} lists like it, half held out, would show it together.`
        : "No number of such lists would show it.";
  if (size === 0)
    return `Nobody is held out, so what the contacts cause cannot be known. To see ${hoped}: ${lower(remedy)}`;
  if (canSee && detectable !== null) {
    return `A hold-out of ${count(size)} shows a rise of ${points(detectable)} or more 8 times in 10: enough for ${hoped}.`;
  }
  const seen = detectable === null ? "no rise at all" : `only a rise of ${points(detectable)} or more`;
  return `A hold-out of ${count(size)} shows ${seen} 8 times in 10: it cannot see ${hoped}. ${remedy}`;
}

const lower = (text: string) => text[0].toLowerCase() + text.slice(1);
