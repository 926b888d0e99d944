import { InvalidArgumentError } from "commander";

/** `100`. @throws InvalidArgumentError */
export function parseWhole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("Give a whole number, for example 100.");
  return Number(text);
}

/** `0.5` or `100`. @throws InvalidArgumentError */
export function parseAmount(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError("Give a number, for example 0.5.");
  return Number(text);
}
