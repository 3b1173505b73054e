import type { WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '../../../electron/shells/desktop/external-links.ts';
import { lockContents, lockSession } from '../../../electron/shells/desktop/lockdown.ts';
import { isPage } from '../../../electron/shells/desktop/page-address.ts';
import { ContentsStandIn, SessionStandIn } from './desktop-stand-in.ts';

const silent = { info() {}, warn() {}, error() {} };

function lockedContents() {
  const contents = new ContentsStandIn();
  const opened: string[] = [];
  lockContents(contents as unknown as WebContents, {
    log: silent,
    openWindow: (address) => opened.push(`window ${address}`),
    openExternal: (address) => opened.push(`browser ${address}`),
  });
  return { contents, opened };
}

describe('a page of the desktop window', () => {
  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const)('stays where it is: %s', (event) => {
    const { contents } = lockedContents();
    for (const url of [
      'https://evil.example/',
      'http://127.0.0.1:80/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'kconsole://evil/',
      'kconsole://app/assets/index.js',
      'not an address',
    ])
      expect(contents.mayGo(event, url)).toBe(false);
    expect(contents.mayGo(event, 'kconsole://app/#/c/abc/topics')).toBe(true);
  });

  it('has no webview', () => {
    const { contents } = lockedContents();
    let prevented = false;
    contents.emit('will-attach-webview', {
      preventDefault: () => {
        prevented = true;
      },
    });
    expect(prevented).toBe(true);
  });

  it('opens no window by itself: ours by us, allowed links in the browser, nothing else', () => {
    const { contents, opened } = lockedContents();
    for (const url of [
      'kconsole://app/#/c/abc/topics/orders',
      'https://kafka.apache.org/documentation/',
      'https://evil.example/',
      'http://kafka.apache.org/',
      'file:///etc/passwd',
      'about:blank',
    ])
      expect(contents.opens(url)).toEqual({ action: 'deny' });
    expect(opened).toEqual([
      'window kconsole://app/#/c/abc/topics/orders',
      'browser https://kafka.apache.org/documentation/',
    ]);
  });
});

describe('a session of the desktop window', () => {
  it('is granted nothing but to put text on the clipboard', () => {
    const session = new SessionStandIn();
    lockSession(session);
    const asked = [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'fileSystem',
      'usb',
    ] as const;
    const granted: boolean[] = [];
    for (const permission of [...asked, 'clipboard-sanitized-write'] as const) {
      session.request?.({} as WebContents, permission, (answer) => granted.push(answer), {} as never);
      granted.push(session.check?.(null, permission, 'kconsole://app', {} as never) ?? true);
    }
    expect(granted).toEqual([...asked.flatMap(() => [false, false]), true, true]);
    expect(session.device?.({} as never)).toBe(false);
    const streams: unknown[] = [];
    session.media?.({} as never, (answer) => streams.push(answer));
    expect(streams).toEqual([null]);
  });
});

describe('addresses', () => {
  it.each([
    ['https://kafka.apache.org/documentation/#x', true],
    ['https://github.com/kconsole/kconsole', true],
    ['http://kafka.apache.org/', false],
    ['https://kafka.apache.org.evil.example/', false],
    ['https://kafka.apache.org@evil.example/', false],
    ['https://user@kafka.apache.org/', false],
    ['https://kafka.apache.org:8443/', false],
    ['smb://kafka.apache.org/share', false],
    ['', false],
  ])('link %j may be opened: %s', (address, allowed) => {
    expect(isAllowedLink(address)).toBe(allowed);
  });

  it.each([
    ['kconsole://app/', true],
    ['kconsole://app/index.html#/connect', true],
    ['kconsole://app/other.html', false],
    ['kconsole://app.evil/', false],
    ['https://app/', false],
  ])('%j is the page: %s', (address, expected) => {
    expect(isPage(address)).toBe(expected);
  });
});
