/**
 * A seeded stream of pseudo-random numbers: the same seed gives the same stream on every machine.
 *
 * Generator: sfc32 (Doty-Humphrey, PractRand), period about 2^128, seeded through splitmix32. Not for secrets.
 */
export interface Random {
  /** Uniform in [0, 1), 32 random bits. */
  float(): number;
  /** Uniform integer in [0, n), 1 <= n <= 2^32. */
  integer(n: number): number;
  /** Standard normal (polar Box-Muller, one value kept back). */
  normal(): number;
  /** Gamma with the given shape > 0 and scale > 0 (Marsaglia and Tsang 2000). */
  gamma(shape: number, scale: number): number;
  /** True with probability p. */
  chance(p: number): boolean;
  /** Shuffles in place (Fisher-Yates) and returns its argument. */
  shuffle<T extends { length: number; [index: number]: number | unknown }>(items: T): T;
  /** An independent stream named by a number or a text; does not move this one. */
  fork(label: number | string): Random;
}

/** @param seed any number or text; equal seeds give equal streams */
export function createRandom(seed: number | string): Random {
  return fromState(hashSeed(String(seed)));
}

function hashSeed(text: string): number {
  // FNV-1a, only to spread seeds; quality comes from the generator
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

function fromState(seed: number): Random {
  let s = seed;
  const splitmix = () => {
    s = (s + 0x9e3779b9) | 0;
    let t = s ^ (s >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let counter = 1;
  const next = () => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  let kept = Number.NaN;

  const random: Random = {
    float: () => next() / 4294967296,
    integer: (n) => Math.floor((next() / 4294967296) * n),
    normal() {
      if (!Number.isNaN(kept)) {
        const value = kept;
        kept = Number.NaN;
        return value;
      }
      for (;;) {
        const u = 2 * random.float() - 1;
        const v = 2 * random.float() - 1;
        const q = u * u + v * v;
        if (q > 0 && q < 1) {
          const f = Math.sqrt((-2 * Math.log(q)) / q);
          kept = v * f;
          return u * f;
        }
      }
    },
    gamma(shape, scale) {
      if (shape < 1) return random.gamma(shape + 1, scale) * random.float() ** (1 / shape);
      const d = shape - 1 / 3;
      const k = 1 / Math.sqrt(9 * d);
      for (;;) {
        const x = random.normal();
        const v = (1 + k * x) ** 3;
        if (v > 0 && Math.log(1 - random.float()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
      }
    },
    chance: (p) => random.float() < p,
    shuffle(items) {
      for (let i = items.length - 1; i > 0; i--) {
        const j = random.integer(i + 1);
        const t = items[i];
        items[i] = items[j];
        items[j] = t;
      }
      return items;
    },
    fork: (label) => fromState(hashSeed(`${seed}/${label}`)),
  };
  return random;
}
