import type { TextKey } from '../../shared/i18n/index.ts';
import type { JsonProblem, JsonProblemKind } from '../../shared/text/json-tokens.ts';
import { visibleText } from '../../shared/text/visible.ts';
import type { Text } from './i18n.tsx';

const keys: Record<JsonProblemKind, TextKey> = {
  empty: 'messages.viewer.jsonProblem.empty',
  'ends-early': 'messages.viewer.jsonProblem.endsEarly',
  unexpected: 'messages.viewer.jsonProblem.unexpected',
  'control-in-string': 'messages.viewer.jsonProblem.control',
  'bad-escape': 'messages.viewer.jsonProblem.escape',
  'bad-number': 'messages.viewer.jsonProblem.number',
  'after-end': 'messages.viewer.jsonProblem.after',
};

/** What is wrong with a JSON text, without its place. */
export function jsonProblemText(t: Text, problem: JsonProblem): string {
  return t(keys[problem.kind], { found: visibleText(problem.found) });
}
