import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { defaultSettings, type Settings, settings } from "../../contract/desk/session.ts";
import { writeWhole } from "../../store/writeWhole.ts";

const recent = z.object({ path: z.string(), name: z.string(), opened: z.string() });
const remembered = z.object({ settings: z.record(z.string(), z.unknown()), recent: z.array(recent) });

type Recent = z.infer<typeof recent>;

const MOST_RECENT = 12;

/**
 * Settings and workspaces opened lately, in one JSON file of the data folder. A file that cannot be read is set aside under
 * another name and the desk starts afresh.
 */
export class DeskMemory {
  readonly #path: string;
  #settings: Settings;
  #recent: readonly Recent[];

  constructor(dataFolder: string) {
    this.#path = join(dataFolder, "desk.json");
    const found = readMemory(this.#path);
    this.#settings = found.settings;
    this.#recent = found.recent;
  }

  get settings(): Settings {
    return this.#settings;
  }

  /** Newest first. */
  get recent(): readonly Recent[] {
    return this.#recent;
  }

  /** @param changed members that are left out or undefined stay as they are */
  change(changed: { [Name in keyof Settings]?: Settings[Name] | undefined }): void {
    const before = { settings: this.#settings, recent: this.#recent };
    const given = Object.entries(changed).filter(([, value]) => value !== undefined);
    this.#settings = settingsFrom({ ...this.#settings, ...Object.fromEntries(given) });
    if (!this.#settings.rememberRecent) this.#recent = [];
    try {
      this.#write();
    } catch (error) {
      this.#settings = before.settings;
      this.#recent = before.recent;
      throw error;
    }
  }

  /** Notes that a workspace was opened. That the note cannot be kept does not keep a person from working. */
  remember(path: string): void {
    if (!this.#settings.rememberRecent) return;
    const others = this.#recent.filter((each) => each.path !== path);
    const opened = new Date().toISOString();
    this.#recent = [{ path, name: basename(path, ".easymoney"), opened }, ...others].slice(0, MOST_RECENT);
    try {
      this.#write();
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
    }
  }

  forget(path: string): void {
    this.#recent = this.#recent.filter((each) => each.path !== path);
    this.#write();
  }

  #write(): void {
    mkdirSync(join(this.#path, ".."), { recursive: true });
    writeWhole(this.#path, `${JSON.stringify({ settings: this.#settings, recent: this.#recent }, null, 2)}\n`);
  }
}

function readMemory(path: string): { settings: Settings; recent: readonly Recent[] } {
  if (!existsSync(path)) return { settings: defaultSettings, recent: [] };
  const parsed = remembered.safeParse(parseJson(readFileSync(path, "utf8")));
  if (!parsed.success) {
    let aside = `${path}.broken`;
    for (let n = 2; existsSync(aside); n++) aside = `${path}.broken-${n}`;
    renameSync(path, aside);
    return { settings: defaultSettings, recent: [] };
  }
  return { settings: settingsFrom(parsed.data.settings), recent: parsed.data.recent.slice(0, MOST_RECENT) };
}

/** Settings that are known and in order; others, of an older or newer program, are left out. */
function settingsFrom(found: Record<string, unknown>): Settings {
  const isGood = ([name, value]: [string, unknown]) =>
    settings.safeParse({ ...defaultSettings, [name]: value }).success;
  return settings.parse({ ...defaultSettings, ...Object.fromEntries(Object.entries(found).filter(isGood)) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
