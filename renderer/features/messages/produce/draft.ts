/** How the text of a box becomes bytes. */
export type FieldType = 'text' | 'json' | 'hex' | 'base64';
/** What the field is: never guessed from an empty box. */
export type FieldState = 'value' | 'empty' | 'null';
export type FieldDraft = { type: FieldType; state: FieldState; text: string };

export type HeaderType = 'text' | 'hex' | 'null' | 'empty';
/** `id` tells rows apart while names repeat. */
export type HeaderDraft = { id: number; name: string; type: HeaderType; text: string };

export type PartitionMode = 'key' | 'turn' | 'choose';
export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd';

/** Everything typed into the form. */
export type Draft = {
  key: FieldDraft;
  value: FieldDraft;
  headers: readonly HeaderDraft[];
  partitionMode: PartitionMode;
  chosen: number | null;
  /** Counts the records sent in turn from this form. */
  turn: number;
  /** null: now. */
  timestamp: string | null;
  compression: Compression;
  acks: 'all' | 'leader';
};

export const blankDraft: Draft = {
  key: { type: 'text', state: 'value', text: '' },
  value: { type: 'json', state: 'value', text: '' },
  headers: [],
  partitionMode: 'key',
  chosen: null,
  turn: 0,
  timestamp: null,
  compression: 'none',
  acks: 'all',
};
