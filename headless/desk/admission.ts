import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Who may talk to the browser host. */
export interface Admission {
  /** An address with a token that admits one browser, once. */
  newAddress(): string;
  /** The cookie for a browser that shows an unused token; null for any other. */
  redeem(token: string): string | null;
  /** Asked by our own name: a page elsewhere may point its own name at 127.0.0.1 (DNS rebinding). */
  isOwnHost(request: IncomingMessage): boolean;
  isAdmitted(request: IncomingMessage): boolean;
  /** Sent by our own page: a page elsewhere may send to us, but not from our origin. */
  isOwnOrigin(request: IncomingMessage): boolean;
  /** All three, for a socket. */
  mayConnect(request: IncomingMessage): boolean;
}

export function admission(port: number): Admission {
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  // cookies do not tell ports apart
  const name = `easymoney-${port}`;
  const secret = randomBytes(32).toString("base64url");
  const tokens = new Set<string>();
  const gate: Admission = {
    newAddress() {
      const token = randomBytes(24).toString("base64url");
      tokens.add(token);
      return `http://127.0.0.1:${port}/?token=${token}`;
    },
    redeem: (token) => (tokens.delete(token) ? `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/` : null),
    isOwnHost: ({ headers }) => hosts.has(headers.host ?? ""),
    isAdmitted: ({ headers }) => isEqual(readCookie(headers.cookie ?? "", name), secret),
    isOwnOrigin: ({ headers }) => headers.origin === `http://${headers.host}`,
    mayConnect: (request) => gate.isOwnHost(request) && gate.isOwnOrigin(request) && gate.isAdmitted(request),
  };
  return gate;
}

function readCookie(header: string, name: string): string {
  const found = header.split(/;\s*/).find((pair) => pair.startsWith(`${name}=`));
  return found?.slice(name.length + 1) ?? "";
}

function isEqual(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.byteLength === y.byteLength && timingSafeEqual(x, y);
}
