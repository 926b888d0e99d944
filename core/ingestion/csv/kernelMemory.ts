import { hasKernel, kernelModule } from "../../jobs/kernel/kernelModule.ts";

type Kernel = Readonly<Record<string, (...args: number[]) => number>>;

const PAGE = 65_536;

/** Memory of the kernel plainRows.as.ts: arrays are handed out one after another, never taken back. */
export interface KernelMemory {
  kernel: Kernel;
  buffer: ArrayBuffer;
  /** Address of so many new bytes; a multiple of 64. */
  take(bytes: number): number;
}

/** Kept between ranges: a thread reads one at a time. */
let kept: { kernel: Kernel; buffer: ArrayBuffer } | null = null;

/**
 * Memory of at least so many bytes. It holds what was there before, and what was given before must not be used any more.
 *
 * @returns null when set-up has not built the kernel
 */
export function kernelMemory(bytes: number): KernelMemory | null {
  if (!kept || kept.buffer.byteLength < bytes) {
    if (!hasKernel("plainRows")) return null;
    const pages = Math.ceil(bytes / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(kernelModule("plainRows"), { env: { memory } });
    kept = { kernel: exports, buffer: memory.buffer };
  }
  let top = 64;
  const take = (size: number) => {
    const at = top;
    top += (size + 63) & ~63;
    return at;
  };
  return { ...kept, take };
}
