import type { FakeContents } from "./contents.ts";
import { seen } from "./electron.ts";

/** Sends a request to the shell as a page would; `frame` and `sender` are the page's own when left out. */
export async function invoke(
  channel: string,
  page: FakeContents,
  args: unknown[] = [],
  frame: { url: string } | null = page.mainFrame,
): Promise<unknown> {
  const handler = seen.channels.get(channel);
  if (!handler) throw new Error(`Nothing listens on ${channel}`);
  return await handler({ sender: page, senderFrame: frame }, ...args);
}

/** Lets everything that waits for nothing go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}
