import type { Random } from "../../random/random.ts";

/**
 * The slots of a file in order, made in steps between which a caller can pause: slot s below `rows` is the row with that ordinal, slot rows + e is extra row e.
 *
 * @param extras  ordinals of the rows that the extra ones copy
 * @param options.shuffle any order, over the whole file; otherwise rows keep theirs and each extra stands at a random
 *   place in the month of its row
 * @param monthRange first and last-plus-one ordinal of the month of an ordinal
 */
export function* rowSequence(
  rows: number,
  extras: readonly number[],
  options: { shuffle: boolean; monthRange: (ordinal: number) => readonly [number, number] },
  random: Random,
): Generator<void, Uint32Array, void> {
  const sequence = new Uint32Array(rows + extras.length);
  if (options.shuffle) {
    for (let slot = 0; slot < sequence.length; slot++) sequence[slot] = slot;
    yield* shuffleInSteps(sequence, random);
    return sequence;
  }
  const places = extras.map((ordinal, extra) => {
    const [from, to] = options.monthRange(ordinal);
    return { after: from + random.integer(to - from), slot: rows + extra };
  });
  places.sort((a, b) => a.after - b.after || a.slot - b.slot);
  let at = 0;
  let next = 0;
  for (let ordinal = 0; ordinal < rows; ordinal++) {
    sequence[at++] = ordinal;
    while (next < places.length && places[next].after === ordinal) sequence[at++] = places[next++].slot;
  }
  return sequence;
}

/** Swaps done between two pauses. */
const PER_STEP = 1 << 20;

/** Fisher-Yates with pauses. */
function* shuffleInSteps(items: Uint32Array, random: Random): Generator<void> {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
    if (i % PER_STEP === 0) yield;
  }
}
