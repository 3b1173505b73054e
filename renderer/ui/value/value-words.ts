import type { JsonProblem } from '../../../shared/text/json-tokens.ts';

/** What a viewer says, in the language of the window. */
export type ValueWords = {
  exactInt64: string;
  digitsKept: string;
  /** Beside a folded array. */
  items(count: number): string;
  notUtf8: string;
  notJson(problem: JsonProblem): string;
  tooLongForTree: string;
  /** `Load more (64 KiB of 10 MiB)`. */
  loadMore(shownBytes: number, totalBytes: number): string;
  loading: string;
};
