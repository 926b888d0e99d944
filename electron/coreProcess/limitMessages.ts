import type { MessagePortMain } from "electron";

/** The largest request is a table that the page has and wants exported. */
const MOST_BYTES = 64 * 2 ** 20;

type Heard = (event?: { data: unknown }) => void;

/** A port that closes at the first message that is too large or of a kind that pages never send. */
export function limitMessages(port: MessagePortMain) {
  return {
    postMessage: (data: unknown) => port.postMessage(data),
    on(event: string, callback: Heard): void {
      if (event === "close") port.on("close", () => callback());
      else {
        port.on("message", ({ data }) => {
          if (isAcceptable(data)) callback({ data });
          else port.close();
        });
      }
    },
  };
}

function isAcceptable(data: unknown): boolean {
  if (typeof data === "string") return data.length <= MOST_BYTES;
  return (data instanceof Uint8Array || data instanceof ArrayBuffer) && data.byteLength <= MOST_BYTES;
}
