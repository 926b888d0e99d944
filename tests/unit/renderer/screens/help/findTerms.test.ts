import { describe, expect, it } from "vitest";
import { findTerms } from "../../../../../renderer/screens/help/findTerms.ts";

const entries = [
  { term: "Penetration", meaning: "Holders of a product, divided by all customers." },
  { term: "Penetración", meaning: "Titulares de un producto." },
  { term: "Holding", meaning: "A product that a customer holds." },
  { term: "Lift", meaning: "A share divided by the same share among all customers." },
];
const found = (text: string) => findTerms(entries, text).map(({ term }) => term);

describe("findTerms", () => {
  it("lists everything by the alphabet while nothing is asked for", () => {
    expect(found(" ")).toEqual(["Holding", "Lift", "Penetración", "Penetration"]);
  });

  it("finds words of term and meaning in any order, without regard to case and accents", () => {
    expect(found("CUSTOMERS divided")).toEqual(["Lift", "Penetration"]);
    expect(found("penetracion")).toEqual(["Penetración"]);
    expect(found("nothing like it")).toEqual([]);
  });

  it("puts terms that are named before those that only mention the word", () => {
    expect(found("hold")).toEqual(["Holding", "Penetration"]);
  });
});
