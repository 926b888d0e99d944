import { type ClientLink, createORPCClient, DynamicLink } from "@orpc/client";
import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { ContractRouterClient } from "@orpc/contract";
import type { deskContract } from "../../core/contract/desk/contract.ts";
import { CORE_PORT } from "../../core/contract/desk/shellBridge.ts";
import { shell } from "./shell.ts";

/** Everything that the page can ask of the core. */
export type DeskClient = ContractRouterClient<typeof deskContract>;

/** `gone`: the core stopped too often to be started again by itself. */
export type Connection = "connecting" | "open" | "lost" | "gone";

type Link = ClientLink<Record<never, never>>;

/**
 * The line to the core: a port that the shell hands over, or a socket to the browser host. When it breaks it is laid again,
 * with growing pauses; what was asked in between waits.
 */
export class DeskConnection {
  readonly client: DeskClient;
  state: Connection = "connecting";
  readonly #listeners = new Set<() => void>();
  #link: Promise<Link>;
  #laid: (link: Link) => void = () => {};
  #pause = 250;

  constructor() {
    this.#link = this.#nextLink();
    this.client = createORPCClient<DeskClient>(new DynamicLink(() => this.#link));
    if (shell) this.#listenForPorts();
    else this.#openSocket();
  }

  /** Tells of each change of `state`; returns how to stop that. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #nextLink(): Promise<Link> {
    return new Promise((resolve) => {
      this.#laid = resolve;
    });
  }

  #become(state: Connection, link?: Link): void {
    if (link) this.#laid(link);
    else if (this.state === "open") this.#link = this.#nextLink();
    this.state = state;
    for (const listener of this.#listeners) listener();
  }

  #openSocket(): void {
    const socket = new WebSocket(new URL("desk", location.href.replace(/^http/, "ws")));
    let wasOpen = false;
    socket.addEventListener("open", () => {
      wasOpen = true;
      this.#pause = 250;
      this.#become("open", new SocketLink({ websocket: socket }));
    });
    socket.addEventListener("close", () => {
      if (wasOpen || this.state === "connecting") this.#become("lost");
      setTimeout(() => this.#openSocket(), this.#pause);
      this.#pause = Math.min(4000, this.#pause * 2);
    });
  }

  /** The shell posts a port when the page is ready, and another one when the core had to be started again. */
  #listenForPorts(): void {
    window.addEventListener("message", (event) => {
      if (event.source !== window || event.data !== CORE_PORT) return;
      const [port] = event.ports;
      if (this.state === "open") this.#become("lost");
      port.start();
      this.#become("open", new PortLink({ port }));
    });
    shell?.onCoreLost(({ restarting }) => this.#become(restarting ? "lost" : "gone"));
    shell?.ready();
  }
}
