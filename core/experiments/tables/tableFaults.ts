import { DomainError } from "../../errors/domainError.ts";

export class TargetError extends DomainError {
  constructor(path: string, what: string, mend: string) {
    super({ code: "target", what, where: path, mend });
  }
}

export class FewOfLabelError extends DomainError {
  constructor(path: string, label: string, rows: number) {
    super({
      code: "few-of-label",
      what: `"${label}" occurs ${rows === 1 ? "once" : `${rows} times`} only`,
      where: path,
      mend: "Learning needs five rows of each label; bring more rows.",
      facts: { label, rows },
    });
  }
}

export class NoFeatureError extends DomainError {
  constructor(path: string, reasons: readonly string[]) {
    super({
      code: "no-feature",
      what: "No column is left to learn from",
      where: path,
      mend: `Set aside: ${reasons.join("; ")}. Keep one of them with --keep, or bring a table with more columns.`,
    });
  }
}

export class SplitError extends DomainError {
  constructor(path: string, what: string, mend: string) {
    super({ code: "split", what, where: path, mend });
  }
}

export class NothingLearnedError extends DomainError {
  constructor(seconds: number) {
    super({
      code: "nothing-learned",
      what: `No model was judged on every fold within ${seconds} seconds`,
      mend: "Give it more time with --budget, or fewer rows or columns.",
      facts: { seconds },
    });
  }
}

export class TooSlowError extends DomainError {
  /** @param limit and fastest: seconds for a thousand rows */
  constructor(limit: number, fastest: number) {
    const [most, least] = [limit, fastest].map((seconds) => Number((1000 * seconds).toPrecision(3)));
    super({
      code: "too-slow",
      what: `No model scores 1,000 rows within ${most} ms; the fastest takes ${least} ms`,
      mend: "Allow more time with --latency, or bring fewer columns.",
      facts: { most, least },
    });
  }
}
