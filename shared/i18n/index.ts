// The words of the window. One file per area and language; keys begin with their area (`topics.column.size`).
// A key missing in one language does not compile; an unused or unknown one fails in the tests.

import enApp from './en/app.json' with { type: 'json' };
import enChanges from './en/changes.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enConnect from './en/connect.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enMenu from './en/menu.json' with { type: 'json' };
import enMessages from './en/messages.json' with { type: 'json' };
import enProduce from './en/produce.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enTopics from './en/topics.json' with { type: 'json' };
import enZnodes from './en/znodes.json' with { type: 'json' };
import koApp from './ko/app.json' with { type: 'json' };
import koChanges from './ko/changes.json' with { type: 'json' };
import koCommon from './ko/common.json' with { type: 'json' };
import koConnect from './ko/connect.json' with { type: 'json' };
import koErrors from './ko/errors.json' with { type: 'json' };
import koMenu from './ko/menu.json' with { type: 'json' };
import koMessages from './ko/messages.json' with { type: 'json' };
import koProduce from './ko/produce.json' with { type: 'json' };
import koShell from './ko/shell.json' with { type: 'json' };
import koTopics from './ko/topics.json' with { type: 'json' };
import koZnodes from './ko/znodes.json' with { type: 'json' };

const en = {
  ...enCommon,
  ...enErrors,
  ...enApp,
  ...enShell,
  ...enMenu,
  ...enConnect,
  ...enTopics,
  ...enMessages,
  ...enProduce,
  ...enZnodes,
  ...enChanges,
};
const ko = {
  ...koCommon,
  ...koErrors,
  ...koApp,
  ...koShell,
  ...koMenu,
  ...koConnect,
  ...koTopics,
  ...koMessages,
  ...koProduce,
  ...koZnodes,
  ...koChanges,
};

/** Keys as written in the files. A text that counts has `<key>.one` and `<key>.other`; it is asked for by `<key>`. */
export type WrittenKey = keyof typeof en;
type Counted<K> = K extends `${infer Base}.other` ? Base : never;
export type TextKey = WrittenKey | Counted<WrittenKey>;
export type Language = 'en' | 'ko';
export type TextParams = Record<string, string | number | bigint>;

export const texts: Record<Language, Readonly<Record<WrittenKey, string>>> = {
  en,
  ko,
};

/**
 * The sentence for a key. `{name}` is replaced by `params.name`; with `params.count`, `<key>.one` is taken for exactly 1
 * where it exists, else `<key>.other`. Numbers are given as they shall appear: format them before.
 * A part in `[[double brackets]]` is left out when one of its params is missing or empty.
 */
export function formatText(language: Language, key: TextKey, params: TextParams = {}): string {
  const table: Readonly<Record<string, string>> = texts[language];
  const counted = Number(params.count) === 1 ? (table[`${key}.one`] ?? table[`${key}.other`]) : table[`${key}.other`];
  const text = table[key] ?? counted ?? key;
  return fillIn(
    text.replace(/\[\[(.*?)\]\]/g, (_, part: string) => keepIfKnown(part, params)),
    params,
  );
}

function keepIfKnown(part: string, params: TextParams): string {
  const names = Array.from(part.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? '');
  return names.every((name) => Object.hasOwn(params, name) && params[name] !== '') ? part : '';
}

/** A value that ends its own sentence, as brokers' words often do, takes the place of the full stop after it. */
function fillIn(text: string, params: TextParams): string {
  return text.replace(/\{(\w+)\}(\.(?=\s|$))?/g, (whole, name: string, stop = '') => {
    if (!Object.hasOwn(params, name)) return whole;
    const value = String(params[name]);
    return value.endsWith('.') ? value : value + stop;
  });
}

/** Whether a key made at run time (from an error or warning code) has a text. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(texts.en, key) || Object.hasOwn(texts.en, `${key}.other`);
}
