import { shell } from "../../client/shell.ts";

/**
 * The path of a dropped file as the core sees it. A browser does not tell: the file is copied to the data folder there.
 *
 * @throws Error with a sentence for the person when the file could not be copied
 */
export async function pathOfDropped({ name, file }: { name: string; file: File }): Promise<string> {
  if (shell) return shell.pathOfFile(file);
  const answer = await fetch(`./upload?name=${encodeURIComponent(name)}`, { method: "POST", body: file });
  if (!answer.ok) throw new Error((await answer.text()).trim());
  const { path } = (await answer.json()) as { path: string };
  return path;
}
