import { parentPort, workerData } from 'node:worker_threads';
import { assertNever, failure, toAppError } from '../../../../shared/errors.ts';
import { createClusterClient } from '../cluster-client.ts';
import type { TailQuery } from '../source.ts';
import { createLinks } from '../transport/links.ts';
import type { FromWorker, Question, ToWorker, WorkerOptions } from './messages.ts';
import { readField } from './read-field.ts';
import { readRecords } from './read-records.ts';
import { createTailOutbox, type TailOutbox } from './tail-outbox.ts';
import { tailRecords } from './tail-records.ts';
import { createTopicLeaders } from './topic-leaders.ts';

// The record worker: fetches, inflates and decodes records on a thread and on sockets of its own, so that neither
// a long poll nor a 10 MB batch holds up the thread that answers the window.

const port = parentPort;
if (!port) throw new Error('record-worker runs as a worker thread');

const { seeds, readOnly } = workerData as WorkerOptions;
const links = createLinks({ readOnly });
const client = createClusterClient({ seeds, links });
const leaders = createTopicLeaders(client);
const running = new Map<number, AbortController>();
const outboxes = new Map<number, TailOutbox>();

function post(message: FromWorker, bytes?: Uint8Array): void {
  // Columns move, they are not copied. A view into a larger buffer (an empty field) is small enough to copy.
  const whole = bytes !== undefined && bytes.byteLength === bytes.buffer.byteLength && bytes.byteLength > 0;
  port?.postMessage(message, whole ? [bytes.buffer as ArrayBuffer] : []);
}

/** A tail has its own connections: they end with it, at once, whatever long poll is under way. */
async function runTail(id: number, query: TailQuery, signal: AbortSignal): Promise<never> {
  const ownLinks = createLinks({ readOnly });
  const known = client.brokers();
  const ownClient = createClusterClient({ seeds: known.length > 0 ? known : seeds, links: ownLinks });
  const outbox = createTailOutbox((item) => post({ kind: 'item', id, item }, item.batch));
  outboxes.set(id, outbox);
  const end = () => {
    outbox.close();
    ownLinks.close(failure('CANCELLED'));
  };
  signal.addEventListener('abort', end, { once: true });
  try {
    return await tailRecords(ownClient, query, outbox, signal);
  } finally {
    outboxes.delete(id);
    outbox.flush();
    end();
  }
}

async function answer(id: number, question: Question, signal: AbortSignal): Promise<void> {
  switch (question.verb) {
    case 'read': {
      const value = await readRecords(client, leaders, question.query, signal);
      return post({ kind: 'answer', id, value }, value.batch);
    }
    case 'field': {
      const value = await readField(client, leaders, question.at, signal);
      return post({ kind: 'answer', id, value }, value.bytes);
    }
    case 'tail':
      return runTail(id, question.query, signal);
    default:
      return assertNever(question);
  }
}

async function settle(id: number, question: Question): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    await answer(id, question, controller.signal);
  } catch (caught) {
    post({ kind: 'failed', id, error: toAppError(caught) });
  } finally {
    running.delete(id);
  }
}

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'ask':
      void settle(message.id, message);
      break;
    case 'taken':
      outboxes.get(message.id)?.taken();
      break;
    case 'stop':
      running.get(message.id)?.abort(failure('CANCELLED'));
      break;
    default:
      assertNever(message);
  }
});

/** Dials every broker before the first question, so that opening a topic costs no connecting. */
async function warmUp(): Promise<void> {
  const { signal } = new AbortController();
  const { brokers } = await client.metadata([], signal);
  await Promise.allSettled(brokers.map((broker) => links.get(broker, signal)));
}

// Nobody has asked yet: whoever asks meets the same error and is told.
warmUp().catch(() => undefined);
