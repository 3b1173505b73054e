import { unquoteJson } from '../../../shared/text/json-look.ts';
import { jsonToken, walkJson } from '../../../shared/text/json-tokens.ts';

/** One value that differs, with its texts as written; null where it is not there. */
export type JsonChange = { path: string; before: string | null; after: string | null };

/** What differs between two JSON texts, value by value; null when one of them is not JSON. Arrays of plain values are one value. */
export function jsonChanges(before: string, after: string): JsonChange[] | null {
  const [old, now] = [leaves(before), leaves(after)];
  if (old === null || now === null) return null;
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].flatMap((path) => {
    const change = { path, before: old.get(path) ?? null, after: now.get(path) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

type Level = { isArray: boolean; index: number; name: string; startsAt: number; plain: boolean };

/** Every value that is no container, by its path; an array without containers inside is one value, written without blanks. */
function leaves(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  const levels: Level[] = [];
  let key = '';
  const pathOf = () => levels.map((level) => (level.isArray ? String(level.index) : level.name)).join('.');

  const problem = walkJson(text, (kind, start, end) => {
    const level = levels.at(-1);
    if (kind === jsonToken.key) {
      key = unquoteJson(text.slice(start, end));
      if (level) level.name = key;
      return true;
    }
    if (kind === jsonToken.closeObject || kind === jsonToken.closeArray) {
      const closed = levels.pop();
      if (closed?.isArray && closed.plain) joinItems(found, pathOf(), closed.index, text.slice(closed.startsAt, end));
      step(levels.at(-1));
      return true;
    }
    if (kind === jsonToken.openObject || kind === jsonToken.openArray) {
      for (const outer of levels) outer.plain = false;
      levels.push({ isArray: kind === jsonToken.openArray, index: 0, name: '', startsAt: start, plain: true });
      return true;
    }
    found.set(pathOf(), text.slice(start, end));
    step(level);
    return true;
  });
  return problem === null ? found : null;
}

/** Items of an array of plain values mean something only together: `isr [1,2] → [1,2,3]`. */
function joinItems(found: Map<string, string>, path: string, items: number, written: string) {
  for (let index = 0; index < items; index += 1) found.delete(path === '' ? String(index) : `${path}.${index}`);
  found.set(path, written.replace(/\s+/g, ''));
}

function step(level: Level | undefined) {
  if (level?.isArray) level.index += 1;
}
