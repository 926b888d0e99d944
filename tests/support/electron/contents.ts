import { emitter } from "./emitter.ts";
import { strict } from "./strict.ts";

const EVENTS = [
  "will-navigate",
  "will-frame-navigate",
  "will-redirect",
  "will-attach-webview",
  "render-process-gone",
  "did-finish-load",
  "did-fail-load",
] as const;

/** A page of the stand-in. */
export function makeContents() {
  const frame = { url: "" };
  const sent: { channel: string; message: unknown; ports: unknown[] }[] = [];
  const contents = {
    ...emitter(EVENTS),
    mainFrame: frame,
    sent,
    reloads: 0,
    /** What `executeJavaScript` answers, by a word of the script. */
    answers: new Map<string, unknown>(),
    windowOpenHandler: null as null | ((details: { url: string }) => { action: string }),
    getURL: () => frame.url,
    send: (channel: string, message: unknown) => void sent.push({ channel, message, ports: [] }),
    postMessage: (channel: string, message: unknown, ports: unknown[]) => void sent.push({ channel, message, ports }),
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
      contents.windowOpenHandler = handler;
    },
    reload: () => void contents.reloads++,
    async executeJavaScript(code: string) {
      for (const [word, answer] of contents.answers) if (code.includes(word)) return answer;
      throw new Error(`No answer was prepared for ${code}`);
    },
  };
  return strict("webContents", contents);
}

export type FakeContents = ReturnType<typeof makeContents>;
