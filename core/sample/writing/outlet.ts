import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";

/** A file being written under a temporary name: it exists under its own name only once it is whole. */
export interface Outlet {
  readonly path: string;
  /** Bytes written to the disk; complete after `finish`. */
  readonly bytes: number;
  /** Takes a block; when it resolves, the block may be written over again. */
  write(block: Uint8Array): Promise<void>;
  finish(): Promise<void>;
  /** Gives the finished file its own name. */
  publish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** @param gzip compress on the way (level 1: the sample is for reading soon, not for keeping) */
export async function openOutlet(path: string, gzip: boolean): Promise<Outlet> {
  const temporary = `${path}.part`;
  const named = {
    publish: () => rename(temporary, path),
    remove: () => rm(temporary, { force: true }),
  };
  return gzip ? gzipOutlet(path, temporary, named) : plainOutlet(path, temporary, named);
}

interface Naming {
  publish(): Promise<void>;
  remove(): Promise<void>;
}

async function plainOutlet(path: string, temporary: string, { publish, remove }: Naming): Promise<Outlet> {
  const file = await open(temporary, "w");
  let bytes = 0;
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return {
    path,
    get bytes() {
      return bytes;
    },
    async write(block) {
      for (let at = 0; at < block.length; ) {
        const { bytesWritten } = await file.write(block, at, block.length - at);
        at += bytesWritten;
      }
      bytes += block.length;
    },
    finish: close,
    publish,
    async discard() {
      await close();
      await remove();
    },
  };
}

async function gzipOutlet(path: string, temporary: string, { publish, remove }: Naming): Promise<Outlet> {
  const zip = createGzip({ level: 1, chunkSize: 256 * 1024 });
  const file = createWriteStream(temporary);
  const ended = finished(file);
  // a failing disk is reported by the next write or by finish; nobody may listen yet when it fails
  ended.catch(() => undefined);
  file.on("error", (error) => zip.destroy(error));
  zip.pipe(file);
  await once(file, "open");
  return {
    path,
    get bytes() {
      return file.bytesWritten;
    },
    write: (block) =>
      new Promise((resolve, reject) => {
        zip.write(block, (error) => (error ? reject(error) : resolve()));
      }),
    async finish() {
      zip.end();
      await ended;
    },
    publish,
    async discard() {
      zip.destroy();
      file.destroy();
      await ended.catch(() => undefined);
      await remove();
    },
  };
}
