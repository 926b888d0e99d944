/** What an extract is made of; the core looks into the files themselves. */
const EXTRACT = /\.(csv|tsv|txt)(\.gz|\.zst)?$/i;
const WORKSPACE = /\.easymoney$/i;

interface Named {
  name: string;
}

export interface Drop<File extends Named> {
  workspaces: readonly File[];
  extracts: readonly File[];
  /** Names of what easyMoney cannot read. */
  others: readonly string[];
}

/** Tells dropped files apart by their names. @param folders names that are folders of an extract */
export function sortDrop<File extends Named>(files: readonly File[], folders: ReadonlySet<string>): Drop<File> {
  const isExtract = ({ name }: File) => folders.has(name) || EXTRACT.test(name);
  const isWorkspace = ({ name }: File) => !folders.has(name) && WORKSPACE.test(name);
  return {
    workspaces: files.filter(isWorkspace),
    extracts: files.filter(isExtract),
    others: files.filter((file) => !isExtract(file) && !isWorkspace(file)).map(({ name }) => name),
  };
}
