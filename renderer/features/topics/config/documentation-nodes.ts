export type DocumentationTag = 'p' | 'b' | 'i' | 'code' | 'ul' | 'li' | 'br';

/** Text, or one of the few elements that Kafka's documentation uses. */
export type DocumentationNode = string | { tag: DocumentationTag; children: DocumentationNode[] };

/** What each allowed tag becomes. Links are not here: their text stays, where they lead to is a peer's choice. */
const allowed: Readonly<Record<string, DocumentationTag>> = {
  p: 'p',
  b: 'b',
  strong: 'b',
  i: 'i',
  em: 'i',
  code: 'code',
  ul: 'ul',
  ol: 'ul',
  li: 'li',
  br: 'br',
};

/** Elements whose content is no text for people. */
const silenced: ReadonlySet<string> = new Set(['script', 'style', 'iframe', 'object', 'template', 'noscript', 'svg']);

/** Kafka's longest documentation of a config has about 2,500 characters. */
const longest = 20_000;
const deepest = 12;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

type Open = { name: string; children: DocumentationNode[] };

/**
 * Reads the HTML of a config's documentation into a tree of allowed elements. Anything else in it (other tags, attributes,
 * scripts, comments) is dropped, its text kept. Never fails: broken markup gives the text that can be made out.
 */
export function parseDocumentation(html: string): DocumentationNode[] {
  const root: Open = { name: '', children: [] };
  const open: Open[] = [root];
  let silent: string | undefined;
  const text = html.slice(0, longest);
  // A comment, a tag, or a run of text; a lone "<" is text.
  for (const [token] of text.matchAll(/<!--[\s\S]*?(?:-->|$)|<\/?[a-zA-Z][^<>]*>|[^<]+|</g)) {
    const tag = /^<(\/?)([a-zA-Z][a-zA-Z0-9]*)/.exec(token);
    const name = tag?.[2]?.toLowerCase() ?? '';
    if (silent !== undefined) {
      if (tag?.[1] === '/' && name === silent) silent = undefined;
    } else if (tag === null) {
      if (!token.startsWith('<!--')) open.at(-1)?.children.push(decodeEntities(token));
    } else if (tag[1] === '/') {
      close(open, name);
    } else if (silenced.has(name)) {
      silent = name;
    } else {
      begin(open, name);
    }
  }
  return root.children;
}

function begin(open: Open[], name: string): void {
  const tag = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  // A paragraph or an item ends where the next begins; Kafka seldom closes one.
  if (tag === 'p' || (tag === 'li' && isInside(open, 'li'))) close(open, name);
  const parent = open.at(-1);
  if (tag === undefined || parent === undefined) return;
  const children: DocumentationNode[] = [];
  parent.children.push({ tag, children });
  // Deeper than this nobody writes, but somebody may send.
  if (tag !== 'br' && open.length <= deepest) open.push({ name, children });
}

/** Whether an element of this name is open within the innermost list. */
function isInside(open: readonly Open[], name: string): boolean {
  const list = open.findLastIndex((element) => element.name === 'ul' || element.name === 'ol');
  return open.findLastIndex((element) => element.name === name) > list;
}

function close(open: Open[], name: string): void {
  const at = open.findLastIndex((element) => element.name === name);
  // The root (0) stays open whatever is closed.
  if (at > 0) open.length = at;
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) {
      const known = name.toLowerCase();
      return Object.hasOwn(entities, known) ? (entities[known] ?? whole) : whole;
    }
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const surrogate = code >= 0xd800 && code <= 0xdfff;
    return code > 0 && code <= 0x10ffff && !surrogate ? String.fromCodePoint(code) : whole;
  });
}
