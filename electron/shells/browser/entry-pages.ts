import { formatText, type Language } from '../../../shared/i18n/index.ts';

const languages: readonly Language[] = ['en', 'ko'];

/** What somebody without a session sees, in both languages: nobody is there yet whose language is known. */
export function refusalPage(): string {
  const paragraphs = languages.map(
    (language) => `<p lang="${language}">${formatText(language, 'shell.noSession')}</p>`,
  );
  return page('', paragraphs.join(''));
}

/**
 * What a spent token is answered with: a page that goes on by itself. Not a redirect: after a click on another site
 * the browser would withhold the new SameSite=Strict cookie along the whole chain of redirects.
 */
export function entryPage(): string {
  return page('<meta http-equiv="refresh" content="0;url=/">', '<p><a href="/">kconsole</a></p>');
}

function page(head: string, body: string): string {
  const style = '<style>body{font:13px system-ui;margin:4rem auto;max-width:32rem}</style>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="dark light"><title>kconsole</title><link rel="icon" href="data:,">${style}${head}</head><body>${body}</body></html>`;
}
