import { DomainError } from "../../errors/domainError.ts";

const PAGE = 65_536;
/** WebAssembly of 32-bit addresses ends at 4 GB; the kernels declare this maximum. */
const MOST_PAGES = 65_536;

class KernelMemoryError extends DomainError {
  constructor(bytes: number) {
    super({
      code: "kernel-memory",
      what: `The matrix needs ${Math.ceil(bytes / 2 ** 20)} MB, more than the 4096 MB that a kernel can address`,
      mend: "Fit on a sample of the rows, or on fewer columns.",
      facts: { bytes },
    });
  }
}

/** Memory that a kernel and all threads see: typed arrays are handed out from it one after another, taken back all at once. */
class KernelMemory {
  readonly memory: WebAssembly.Memory;
  #top = 64;

  /** @throws KernelMemoryError */
  constructor(bytes: number) {
    const pages = Math.ceil((bytes + 4096) / PAGE) + 1;
    if (pages > MOST_PAGES) throw new KernelMemoryError(bytes);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: MOST_PAGES, shared: true });
  }

  /** Hands out from the beginning again: arrays given before must not be used any more. */
  reset(): void {
    this.#top = 64;
  }

  float64(length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#buffer, this.#take(length * 8), length);
  }

  float32(length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#buffer, this.#take(length * 4), length);
  }

  int32(length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#buffer, this.#take(length * 4), length);
  }

  uint32(length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.#buffer, this.#take(length * 4), length);
  }

  uint16(length: number): Uint16Array<ArrayBuffer> {
    return new Uint16Array(this.#buffer, this.#take(length * 2), length);
  }

  uint8(length: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.#buffer, this.#take(length), length);
  }

  get #buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  #take(bytes: number): number {
    const at = this.#top;
    this.#top += (bytes + 63) & ~63;
    return at;
  }
}

/** Keeps a kernel's memory from one piece of work to the next: reserving address space anew each time runs out of it. */
export class KernelArena {
  #memory: KernelMemory | null = null;
  #bytes = 0;

  /** Memory of at least so many bytes, handed out from the beginning; what was given before is overwritten. */
  take(bytes: number): KernelMemory {
    if (!this.#memory || this.#bytes < bytes) {
      this.#memory = new KernelMemory(bytes);
      this.#bytes = bytes;
    }
    this.#memory.reset();
    return this.#memory;
  }
}
