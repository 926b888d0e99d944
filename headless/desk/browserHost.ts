import { createReadStream, mkdirSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import process from "node:process";
import { RPCHandler } from "@orpc/server/ws";
import { WebSocketServer } from "ws";
import { type Desk, openDesk } from "../../core/api/desk/openDesk.ts";
import { type Admission, admission } from "./admission.ts";
import { defaultDataFolder } from "./dataFolder.ts";
import { contentPolicy, headersFor } from "./headers.ts";
import { type PageFiles, readPageFiles } from "./pageFiles.ts";
import { receiveUpload } from "./uploads.ts";

/** Largest message from a page, bytes; a table to export is the longest that one sends. */
const LONGEST_MESSAGE = 64 << 20;

export interface BrowserHostOptions {
  /** 0 (a free one) when left out. */
  port?: number;
  /** Settings, demo and uploads; a folder of the person's own when left out. */
  dataFolder?: string;
  /** A workspace to open at the start. */
  open?: string;
  /** The built page. */
  page?: URL;
  /** Called with a fresh address each time one was used up. */
  onAddress?: (url: string) => void;
}

export interface BrowserHost {
  /** Address with a token that is good for one browser. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves the window to a browser on this computer alone: 127.0.0.1, a free port, a one-time token, checks of Host and Origin,
 * a strict content policy. The core runs in this process; pages talk to it over a WebSocket.
 */
export async function startBrowserHost(options: BrowserHostOptions = {}): Promise<BrowserHost> {
  const dataFolder = options.dataFolder ?? defaultDataFolder(process.env, process.platform);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const page = readPageFiles(options.page ?? new URL("../../build/renderer/", import.meta.url));
  const desk = openDesk({ kind: "browser", dataFolder, homeFolder: process.cwd() });
  if (options.open !== undefined) await desk.open(options.open);

  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const gate = admission(port);
  const handle = { desk, page, gate, port, dataFolder, onAddress: options.onAddress ?? (() => {}) };
  server.on("request", (request, response) => void answer(request, response, handle));

  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE });
  const handler = new RPCHandler(desk.router);
  server.on("upgrade", (request, socket, head) => {
    if (new URL(request.url ?? "/", "http://host").pathname !== "/desk" || !gate.mayConnect(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (ws) => void handler.upgrade(ws, { context: {} }));
  });

  return {
    url: gate.newAddress(),
    async close() {
      for (const ws of sockets.clients) ws.terminate();
      sockets.close();
      server.closeAllConnections();
      server.close();
      await desk.close();
    },
  };
}

interface Handle {
  desk: Desk;
  page: PageFiles;
  gate: Admission;
  port: number;
  dataFolder: string;
  onAddress: (url: string) => void;
}

async function answer(request: IncomingMessage, response: ServerResponse, handle: Handle): Promise<void> {
  const { gate, page, port } = handle;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
  const refuse = (status: number, text: string) => {
    response.writeHead(status, { ...headersFor("text/plain; charset=utf-8"), "Cache-Control": "no-store" });
    response.end(`${text}\n`);
  };
  try {
    if (!gate.isOwnHost(request)) return refuse(403, "This address is not served here.");
    const token = searchParams.get("token");
    if (token !== null) {
      const cookie = gate.redeem(token);
      if (cookie === null) {
        return refuse(403, "This address was used already. Take the newest one that the terminal shows.");
      }
      response.writeHead(303, { Location: "/", "Set-Cookie": cookie, "Cache-Control": "no-store" });
      response.end();
      handle.onAddress(gate.newAddress());
      return;
    }
    if (!gate.isAdmitted(request)) return refuse(403, "Open the address that the terminal shows.");
    if (pathname === "/file" && request.method === "GET") return sendFile(response, handle, searchParams);
    if (pathname === "/upload" && request.method === "POST") {
      if (!gate.isOwnOrigin(request)) return refuse(403, "Uploads come from this page only.");
      const path = await receiveUpload(request, handle.dataFolder, searchParams.get("name") ?? "");
      response.writeHead(200, headersFor("application/json"));
      response.end(JSON.stringify({ path }));
      return;
    }
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only reading is possible here.");
    const file = page.get(pathname === "/" ? "/index.html" : pathname);
    if (!file) return refuse(404, "There is nothing at this address.");
    const isPage = file.type.startsWith("text/html");
    response.writeHead(200, {
      ...headersFor(file.type),
      ...(isPage ? { "Content-Security-Policy": contentPolicy(port) } : {}),
      // built files carry a hash of their content in their names
      "Cache-Control": pathname.startsWith("/assets/") ? "max-age=31536000, immutable" : "no-store",
      "Content-Length": file.body.byteLength,
    });
    response.end(request.method === "HEAD" ? undefined : file.body);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else refuse(500, error instanceof Error ? error.message : String(error));
  }
}

function sendFile(response: ServerResponse, { desk }: Handle, search: URLSearchParams): void {
  const path = desk.fileOfJob(Number(search.get("job")));
  const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === null || !found) {
    response.writeHead(404, headersFor("text/plain; charset=utf-8"));
    response.end("The file is not there any more. Run the export again.\n");
    return;
  }
  response.writeHead(200, {
    ...headersFor("application/octet-stream"),
    "Content-Length": found.size,
    "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(basename(path))}`,
    "Cache-Control": "no-store",
  });
  createReadStream(path).pipe(response);
}
