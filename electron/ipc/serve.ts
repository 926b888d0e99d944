import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents } from "electron";
import type { z } from "zod";
import { DomainError } from "../../core/errors/domainError.ts";
import { isOwnAddress } from "../page/address.ts";

/** Requests to the shell are a few words and a path. */
const MOST_CHARACTERS = 16_384;

/** Whether a page is one of our windows'. */
export type IsOurs = (contents: WebContents) => boolean;

class RefusedRequestError extends DomainError {
  constructor(channel: string, reason: string) {
    super({
      code: "refused-request",
      what: `The shell refused a request: ${reason}`,
      where: channel,
      mend: "This is a fault of the program, not yours. Nothing was done.",
      facts: { channel, reason },
    });
  }
}

/**
 * Answers one channel: only to the top frame of our own page in our own window, only requests of the channel's schema.
 *
 * @throws RefusedRequestError to the page otherwise
 */
export function serve<Request, Answer>(
  channel: string,
  schema: z.ZodType<Request>,
  isOurs: IsOurs,
  answer: (request: Request, page: WebContents) => Answer | Promise<Answer>,
): void {
  ipcMain.handle(channel, async (event, ...args: unknown[]) => {
    const request = accept(channel, schema, isOurs, event, args);
    return await answer(request, event.sender);
  });
}

/** The same for a message without an answer; a refused one is named on stderr. */
export function listen(channel: string, schema: z.ZodType, isOurs: IsOurs, hear: (page: WebContents) => void): void {
  ipcMain.on(channel, (event, ...args: unknown[]) => {
    try {
      accept(channel, schema, isOurs, event, args);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      return;
    }
    hear(event.sender);
  });
}

function accept<Request>(
  channel: string,
  schema: z.ZodType<Request>,
  isOurs: IsOurs,
  { sender, senderFrame }: IpcMainEvent | IpcMainInvokeEvent,
  args: unknown[],
): Request {
  const isOurPage =
    senderFrame !== null && senderFrame === sender.mainFrame && isOwnAddress(senderFrame.url) && isOurs(sender);
  if (!isOurPage) throw new RefusedRequestError(channel, "it does not come from the app's own page");
  if (args.length > 1) throw new RefusedRequestError(channel, "it has more than one part");
  if (sizeOf(args[0]) > MOST_CHARACTERS) throw new RefusedRequestError(channel, "it is too large");
  const request = schema.safeParse(args[0]);
  if (!request.success) throw new RefusedRequestError(channel, "it is not of the channel's form");
  return request.data;
}

/** Characters of a value as JSON; without end where JSON cannot say it, which no request needs. */
function sizeOf(value: unknown): number {
  try {
    return JSON.stringify(value)?.length ?? 0;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
