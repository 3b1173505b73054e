import type { TextKey, TextParams } from '../../../shared/i18n/index.ts';

/** What is wrong with something typed, as a text to show beside it. */
export type Problem = { key: TextKey; params?: TextParams };
