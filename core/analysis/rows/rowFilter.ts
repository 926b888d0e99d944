/** One condition on a row; see core/contract/desk/figures.ts. */
export interface RowFilter {
  column: string;
  in?: readonly string[] | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** As `max`, itself left out. */
  below?: number | undefined;
}
