import { createRequire } from "node:module";
import { dirname, sep } from "node:path";

export type Tensorflow = typeof import("@tensorflow/tfjs");

let loading: Promise<Tensorflow> | null = null;

/** TensorFlow.js on its WebAssembly backend, read from the package's own files; on the plain one where that does not start. */
export function tensorflow(): Promise<Tensorflow> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Tensorflow> {
  const tf = await import("@tensorflow/tfjs");
  const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm");
  const main = createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm");
  setWasmPaths(dirname(main) + sep);
  // answers false, with a line on the console, when WebAssembly or its files are missing
  if (!(await tf.setBackend("wasm"))) await tf.setBackend("cpu");
  await tf.ready();
  return tf;
}
