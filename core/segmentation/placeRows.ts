import type { PipelineState } from "../contract/pipeline.ts";
import { applyPipeline } from "../features/pipeline.ts";
import { applyRecipe, type TableRecipe } from "../features/tableRecipe.ts";
import type { FlatTable } from "../ingestion/flat/flatTable.ts";
import { nearestCentres } from "../learning/clusters/nearestCentre.ts";
import type { RowMatrix } from "../learning/kmeans/matrix.ts";

/** The frozen model of a grouping: plain JSON, readable for ever. */
export interface GroupingModel {
  format: 1;
  recipe: TableRecipe;
  pipeline: PipelineState;
  groups: {
    id: string;
    /** Of the rows that the groups were made of. */
    share: number;
    /** By output of the pipeline. */
    centre: number[];
    /** 99 % of the rows that the groups were made of lie nearer to their centre. */
    reach: number;
  }[];
}

const REACH = 0.99;

/** The group of each row: the one with the nearest centre, and how far that is. */
export interface Placed {
  labels: Uint8Array;
  distances: Float64Array;
}

/**
 * Places rows in groups that stay as they are: no value of these rows moves a centre or a scale. Rows of the table that the
 * groups were made of come back to their own.
 *
 * @throws MissingColumnError when a column of the groups is not in the table
 */
export function placeRows({ recipe, pipeline, groups }: GroupingModel, table: FlatTable): Placed {
  const { values, rows, columns } = applyPipeline(pipeline, applyRecipe(recipe, table));
  const centres = Float64Array.from(groups.flatMap(({ centre }) => centre));
  return placeInCentres({ values, rows, width: columns.length }, centres);
}

export function placeInCentres(matrix: RowMatrix, centres: Float64Array): Placed {
  const { labels, squared } = nearestCentres(matrix, centres);
  return { labels, distances: squared.map(Math.sqrt) };
}

/** By group, the distance within which 99 % of its rows lie. */
export function reachOf({ labels, distances }: Placed, groups: number): number[] {
  return Array.from({ length: groups }, (_, group) => {
    const own = distances.filter((_, row) => labels[row] === group).sort();
    return own[Math.ceil(REACH * own.length) - 1] ?? 0;
  });
}
