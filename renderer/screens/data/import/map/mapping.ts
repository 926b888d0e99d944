import type { InspectedFile, Inspection } from "../../../../../core/contract/desk/data.ts";

/** Files with the same header: they are mapped as one. */
export interface FileGroup {
  id: string;
  names: string[];
  /** Table of the contract, or the one that comes nearest; null when the file cannot be read. */
  table: string | null;
  /** It fits as it is. */
  fits: boolean;
  /** Columns of the file, each with a value as an example and the column of the contract that it is now. */
  columns: { source: string; sample: string; column: string | null }[];
}

/** What a person chose: the table of a group, and the contract's column for columns of the file. */
export interface Choice {
  table: string | null;
  columns: Readonly<Record<string, string | null>>;
}

export type Choices = Readonly<Record<string, Choice>>;

export function groupFiles(files: readonly InspectedFile[]): FileGroup[] {
  const groups = new Map<string, FileGroup>();
  for (const { name, table, nearest, header, sample, mapping } of files) {
    const id = `${table ?? ""}\n${header.join("\n")}`;
    const known = groups.get(id);
    if (known) {
      known.names.push(name);
      continue;
    }
    const columns = mapping
      .map(({ source, column }, place) => ({
        source,
        column,
        sample: sample.map((row) => row[place] ?? "").find((value) => value !== "") ?? "",
      }))
      // a column is known by its name; one without a name cannot be asked for
      .filter(({ source }) => source.trim() !== "");
    groups.set(id, { id, names: [name], table: table ?? nearest, fits: table !== null, columns });
  }
  return [...groups.values()];
}

/**
 * A group as it would be after the choices. When another table was chosen for it, columns that have its names are taken for
 * those.
 */
export function chosenOf(group: FileGroup, choices: Choices, tables: Inspection["tables"]) {
  const choice = choices[group.id];
  const table = choice?.table ?? group.table;
  const known = tables.find(({ id }) => id === table);
  const guess = (source: string) => known?.columns.find(({ id }) => id === source.trim().toLowerCase())?.id ?? null;
  const columns = group.columns.map(({ source, sample, column }) => ({
    source,
    sample,
    column:
      choice && source in choice.columns ? choice.columns[source] : group.table === table ? column : guess(source),
  }));
  const used = columns.flatMap(({ column }) => column ?? []);
  return {
    table,
    columns,
    /** Columns of the contract that a file must have, and none of this one gives. */
    lacking: (known?.columns ?? []).filter(({ id, needed }) => needed && !used.includes(id)),
    /** Columns of the contract that two of the file claim to be. */
    twice: [...new Set(used.filter((id, place) => used.indexOf(id) !== place))],
  };
}

/** What to tell the core: the columns of every group that a person changed. */
export function mappingOf(groups: readonly FileGroup[], choices: Choices, tables: Inspection["tables"]) {
  return groups
    .filter(({ id }) => id in choices)
    .flatMap((group) => {
      const { table, columns } = chosenOf(group, choices, tables);
      return table === null ? [] : columns.map(({ source, column }) => ({ table, source, column }));
    });
}
