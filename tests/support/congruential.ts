/** Uniform numbers in [0, 1) that the Python scripts of tests/golden make too: Numerical Recipes' congruential generator. */
export function congruential(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
