import { useEffect, useState } from 'react';
import type { SessionState } from '../records/session.ts';
import { type FieldFormat, guessListFormat } from './field-format.ts';

// A tail that began empty is guessed from its first rows.
const enoughRows = 20;

/** What keys and values look like: guessed from each answer, not anew with every arrival. */
export function useGuessedFormats(state: SessionState): { key: FieldFormat; value: FieldFormat } {
  const [guessed, setGuessed] = useState(() => guess(state));
  const sample = Math.min(state.kept, enoughRows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows of an answer are meant, not every change of them
  useEffect(() => setGuessed(guess(state)), [state.generation, sample]);
  return guessed;
}

function guess({ rows }: SessionState): { key: FieldFormat; value: FieldFormat } {
  return { key: guessListFormat(rows, 'key'), value: guessListFormat(rows, 'value') };
}
