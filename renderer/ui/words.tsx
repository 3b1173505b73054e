import { createContext, type ReactNode, useContext } from 'react';

/** The few words that controls say by themselves. The frame gives them in the language of the window. */
export type Words = { copy: string; copied: string; close: string; clear: string };

const english: Words = { copy: 'Copy', copied: 'Copied', close: 'Close', clear: 'Clear' };

const WordsContext = createContext<Words>(english);

export function WordsProvider({ words, children }: { words: Words; children: ReactNode }) {
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  return useContext(WordsContext);
}
