/**
 * Finds where Zstandard frames end in a stream of bytes, from their headers alone (RFC 8878, section 3.1).
 *
 * Node's decompressor stops without a word at the end of a frame and drops what follows in the same chunk; files made by
 * parallel compressors or by joining files hold many frames.
 */
export class ZstdFrameWalker {
  /** Bytes still to pass over before the next header; headers are gathered in #head. */
  #skip = 0;
  #head: number[] = [];
  #needs = 4;
  #step: "magic" | "descriptor" | "header" | "block" | "skippable" | "tail" = "magic";
  #checksum = false;
  #lastBlock = false;

  /** Whether the bytes so far end exactly where a frame ends (or none has begun). */
  get isBetweenFrames(): boolean {
    return this.#step === "magic" && this.#head.length === 0 && this.#skip === 0;
  }

  /**
   * Walks over `chunk` from `at` to the end of the current frame, or of the chunk.
   *
   * @returns index after the last byte of the frame, or chunk.length; `isBetweenFrames` tells which
   * @throws RangeError when the bytes are not Zstandard
   */
  walk(chunk: Uint8Array, at: number): number {
    let i = at;
    while (i < chunk.length) {
      if (this.#skip > 0) {
        const passed = Math.min(this.#skip, chunk.length - i);
        this.#skip -= passed;
        i += passed;
      } else {
        this.#head.push(chunk[i++]);
      }
      if (this.#skip === 0 && this.#head.length === this.#needs && this.#advance()) return i;
    }
    return i;
  }

  /** Reads the header gathered and says what comes next; true when the frame is over. */
  #advance(): boolean {
    const head = this.#head;
    this.#head = [];
    switch (this.#step) {
      case "magic": {
        const isSkippable = (head[0] & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
        const isFrame = head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd;
        if (!isSkippable && !isFrame) throw new RangeError("no Zstandard frame begins here");
        return this.#expect(isSkippable ? "skippable" : "descriptor", isSkippable ? 4 : 1);
      }
      case "skippable":
        this.#skip = head[0] + head[1] * 256 + head[2] * 65536 + head[3] * 16777216;
        return this.#expect("tail", 0);
      case "descriptor": {
        const sizeFlag = head[0] >> 6;
        const isSingle = (head[0] & 32) !== 0;
        this.#checksum = (head[0] & 4) !== 0;
        const dictionaryBytes = [0, 1, 2, 4][head[0] & 3];
        const contentBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 2 ** sizeFlag;
        const headerBytes = (isSingle ? 0 : 1) + dictionaryBytes + contentBytes;
        return this.#expect("header", headerBytes);
      }
      case "header":
        return this.#expect("block", 3);
      case "block": {
        const bits = head[0] | (head[1] << 8) | (head[2] << 16);
        this.#lastBlock = (bits & 1) !== 0;
        // A run-length block holds one byte, whatever size it stands for.
        this.#skip = ((bits >> 1) & 3) === 1 ? 1 : bits >>> 3;
        if (this.#lastBlock) {
          this.#skip += this.#checksum ? 4 : 0;
          return this.#expect("tail", 0);
        }
        return this.#expect("block", 3);
      }
      case "tail":
        this.#step = "magic";
        this.#needs = 4;
        return true;
    }
  }

  #expect(step: "descriptor" | "header" | "block" | "skippable" | "tail", needs: number): boolean {
    this.#step = step;
    this.#needs = needs;
    // Nothing to gather and nothing to pass over: the step is complete as it stands.
    return needs === 0 && this.#skip === 0 ? this.#advance() : false;
  }
}
