import { type Change, changeSchema, type JournalEntry } from '../../../shared/contract/index.ts';
import { fail } from '../../../shared/errors.ts';
import { createObservable, type Observable } from '../live/observable.ts';
import type { FilesPort, LogPort } from '../ports/ports.ts';
import { formatLine, parseLine } from './journal-lines.ts';

/** Windows are shown so many entries; the file keeps all. */
const shownEntries = 500;
/** Larger ones are kept in a file of their own, so that the journal itself stays quick to read. */
const inlineBytes = 8 * 1024;

export type JournalEnd = Pick<JournalEntry, 'state' | 'facts' | 'error' | 'finishedAtMs'>;

/** What this app changed on one cluster: append-only on the disk, in memory once it was read. */
export type Journal = {
  /** Newest first, as it grows. */
  entries: Observable<JournalEntry[]>;
  /** Fails with NOT_UNDOABLE when there is no such entry. */
  get(id: string): JournalEntry;
  /** Writes the intent. Only when this has answered may the change be applied. */
  begin(entry: JournalEntry, takeBack: Change | null): Promise<void>;
  finish(id: string, end: JournalEnd): Promise<void>;
  /** The change that takes an entry back; null when there is none. */
  takeBack(id: string): Promise<Change | null>;
};

export type Journals = { of(cluster: string): Promise<Journal> };

/** The journals of all clusters; each is read when it is first asked for, and kept while this app runs. */
export function createJournals(files: FilesPort, log: LogPort): Journals {
  const open = new Map<string, Promise<Journal>>();
  return {
    of(cluster) {
      const known = open.get(cluster);
      if (known) return known;
      const reading = openJournal(cluster, files, log).catch((caught: unknown) => {
        open.delete(cluster);
        throw caught;
      });
      open.set(cluster, reading);
      return reading;
    },
  };
}

type Stored = { entry: JournalEntry; takeBack: unknown };

async function openJournal(cluster: string, files: FilesPort, log: LogPort): Promise<Journal> {
  // A cluster id comes from a server: it must not be able to name a file elsewhere.
  const folder = `journal/${encodeURIComponent(cluster).replaceAll('.', '%2E')}`;
  const name = `${folder}.jsonl`;
  const sideFile = (id: string) => `${folder}/${id}.json`;
  const bytes = await files.read(name);
  const stored = fold(bytes ? new TextDecoder().decode(bytes) : '', (line) =>
    log.warn('journal.line.unreadable', { name, line }),
  );
  const entries = createObservable(shown(stored));

  const append = (line: unknown) => files.append(name, new TextEncoder().encode(`${formatLine(line)}\n`));

  return {
    entries,
    get: (id) => stored.get(id)?.entry ?? fail('NOT_UNDOABLE', { subject: id }),
    async begin(entry, takeBack) {
      const text = formatLine(takeBack);
      const aside = text.length > inlineBytes;
      if (aside) await files.writeAtomic(sideFile(entry.id), new TextEncoder().encode(text));
      await append({ v: 1, t: 'planned', entry, takeBack: aside ? 'file' : takeBack });
      stored.set(entry.id, { entry, takeBack: aside ? 'file' : takeBack });
      entries.set(shown(stored));
    },
    async finish(id, end) {
      await append({ v: 1, t: 'end', id, ...end });
      settle(stored, id, end);
      entries.set(shown(stored));
    },
    async takeBack(id) {
      let change = stored.get(id)?.takeBack;
      if (change === 'file') {
        const aside = await files.read(sideFile(id));
        change = aside && parseLine(new TextDecoder().decode(aside));
      }
      const parsed = changeSchema.safeParse(change);
      return parsed.success ? parsed.data : null;
    },
  };
}

/** Reads the lines from the oldest on. An intent without an end was cut short by the end of this app: nobody knows. */
function fold(text: string, onUnreadable: (line: number) => void): Map<string, Stored> {
  const stored = new Map<string, Stored>();
  text.split('\n').forEach((line, index) => {
    if (line === '') return;
    const value = parseLine(line);
    if (value?.t === 'planned' && isEntry(value.entry)) {
      const entry: JournalEntry = { ...value.entry, state: 'unknown' };
      stored.set(entry.id, { entry, takeBack: value.takeBack });
    } else if (value?.t === 'end' && typeof value.id === 'string') {
      const { state, facts, error, finishedAtMs } = value as JournalEnd;
      settle(stored, value.id, { state, facts, ...(error && { error }), ...(finishedAtMs && { finishedAtMs }) });
    } else onUnreadable(index + 1);
  });
  return stored;
}

function settle(stored: Map<string, Stored>, id: string, end: JournalEnd) {
  const known = stored.get(id);
  if (!known) return;
  known.entry = { ...known.entry, ...end };
  const undone = known.entry.undoes === undefined ? undefined : stored.get(known.entry.undoes);
  if (undone && end.state === 'applied') undone.entry = { ...undone.entry, undoneBy: id };
}

const isEntry = (value: unknown): value is JournalEntry => typeof (value as JournalEntry | null)?.id === 'string';

const shown = (stored: Map<string, Stored>) =>
  [...stored.values()]
    .slice(-shownEntries)
    .map(({ entry }) => entry)
    .reverse();
