import { describe, expect, it } from "vitest";
import { LabelDictionary } from "../../../../../core/ingestion/csv/labelDictionary.ts";

const bytes = Buffer.from("abcabdab");
const [abc, abd, ab] = [
  [0, 3],
  [3, 6],
  [6, 8],
] as const;

describe("LabelDictionary", () => {
  it("tells texts with the same hash apart by their bytes", () => {
    const labels = new LabelDictionary([]);
    expect(labels.add(bytes, ...abc, 7, "abc", 0)).toBe(1);
    expect(labels.find(bytes, ...abd, 7)).toBe(-1);
    expect(labels.find(bytes, ...ab, 7)).toBe(-1);
    expect(labels.add(bytes, ...ab, 7, "ab", 0)).toBe(2);
    expect(labels.add(bytes, ...abd, 7, "abd", 1)).toBe(3);
    for (const [code, [from, to]] of [abc, ab, abd].entries()) expect(labels.find(bytes, from, to, 7)).toBe(code + 1);
  });

  it("forgets what the last row brought, also after it has grown", () => {
    const labels = new LabelDictionary([]);
    const texts = Array.from({ length: 1000 }, (_, i) => Buffer.from(`label ${i}`));
    for (const [i, text] of texts.entries()) labels.add(text, 0, text.length, i % 10, `label ${i}`, Math.min(i, 50));
    labels.forget(49);
    expect(labels.labels).toHaveLength(1001);
    labels.forget(50);
    expect(labels.labels).toHaveLength(51);
    for (const [i, text] of texts.entries()) {
      expect(labels.find(text, 0, text.length, i % 10)).toBe(i < 50 ? i + 1 : -1);
    }
    expect(labels.add(texts[600], 0, texts[600].length, 0, "label 600", 51)).toBe(51);
  });
});
