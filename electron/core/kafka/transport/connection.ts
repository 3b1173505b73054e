import { Failure, failure } from '../../../../shared/errors.ts';
import { type Address, printAddress } from '../addresses.ts';
import { brokerFailure } from '../failure.ts';
import { apiVersions } from '../requests/api-versions.ts';
import { type ApiRanges, commonVersion, type KafkaRequest } from '../wire/kafka-request.ts';
import { ProtocolReader } from '../wire/protocol-reader.ts';
import { ProtocolWriter } from '../wire/protocol-writer.ts';
import { within } from './limits.ts';
import { openTransport, type Transport } from './transport.ts';

export type AskOptions = {
  signal: AbortSignal;
  /** Default 10 s. Past it the socket is ended: a broker answers in order, so all behind it would wait too. */
  timeoutMs?: number;
  /** A version that the question's meaning needs, and the release that brought it. */
  atLeast?: { version: number; since: string };
};

/** One socket to one broker, its API versions known. */
export type BrokerConnection = {
  readonly address: string;
  readonly ranges: ApiRanges;
  ask<Args, Answer>(request: KafkaRequest<Args, Answer>, args: Args, options: AskOptions): Promise<Answer>;
  /** Why it is no more; undefined while it is open. */
  ended(): Failure | undefined;
  close(reason: Failure): void;
};

export type ConnectionOptions = Address & {
  readOnly: boolean;
  signal: AbortSignal;
  onEnd(reason: Failure): void;
};

const clientId = 'kconsole';
/** The protocol wants one; brokers count clients by it. */
const softwareVersion = '1';
const connectTimeoutMs = 5_000;
const firstAnswerTimeoutMs = 5_000;
export const askTimeoutMs = 10_000;
const unsupportedVersion = 35;

function encodeBody<Args>(request: KafkaRequest<Args, unknown>, version: number, args: Args): Buffer {
  const flexible = version >= request.flexibleFrom;
  const writer = new ProtocolWriter(flexible);
  // The transport writes request header v1; the tagged fields that make it v2 are the first byte after it.
  writer.tags();
  request.encode(writer, version, args);
  return writer.bytes();
}

async function decodeBody<Answer>(
  request: KafkaRequest<never, Answer>,
  version: number,
  payload: Buffer,
  address: string,
): Promise<Answer> {
  const reader = new ProtocolReader(payload, version >= request.flexibleFrom);
  try {
    if (request.key !== apiVersions.key) reader.tags();
    return await request.decode(reader, version);
  } catch (caught) {
    if (!(caught instanceof RangeError)) throw caught;
    const detail = `${request.name} v${version}: ${caught.message}`;
    throw failure(request.key === apiVersions.key ? 'NOT_KAFKA' : 'BROKER_ERROR', { subject: address, detail }, caught);
  }
}

/** Asks ApiVersions: the newest form first, v0 when the broker (before 2.4) says that it does not know it. */
async function learnRanges(transport: Transport, address: string): Promise<ApiRanges> {
  for (const version of [apiVersions.versions[1], 0]) {
    const body = encodeBody(apiVersions, version, { softwareVersion });
    const payload = await transport.send({ key: apiVersions.key, name: apiVersions.name, version, body });
    const answer = await decodeBody(apiVersions, version, payload, address);
    if (answer.errorCode === 0) return answer.ranges;
    if (answer.errorCode !== unsupportedVersion) throw brokerFailure(answer.errorCode, address);
  }
  throw failure('UNSUPPORTED_BY_BROKER', { subject: address, detail: 'ApiVersions', params: { needs: '0.10' } });
}

/** Dials an address and learns its API versions. Fails within 10 s: with NOT_KAFKA when the peer hangs up on them. */
export async function openConnection(options: ConnectionOptions): Promise<BrokerConnection> {
  const address = printAddress(options);
  const transport = await openTransport({ ...options, clientId, connectTimeoutMs });
  const ranges = await within(learnRanges(transport, address), {
    signal: options.signal,
    timeoutMs: firstAnswerTimeoutMs,
    onTimeout: () =>
      failure('CONNECTION_TIMED_OUT', { subject: address, detail: `no answer in ${firstAnswerTimeoutMs} ms` }),
  }).catch((caught: Failure) => {
    const hungUp = caught instanceof Failure && caught.error.code === 'CONNECTION_LOST';
    const why = hungUp ? failure('NOT_KAFKA', { subject: address, detail: caught.error.detail ?? '' }, caught) : caught;
    transport.destroy(why);
    throw why;
  });

  function ask<Args, Answer>(request: KafkaRequest<Args, Answer>, args: Args, options: AskOptions): Promise<Answer> {
    const { signal, timeoutMs = askTimeoutMs, atLeast } = options;
    const version = commonVersion(request, ranges);
    if (version === null || version < (atLeast?.version ?? 0)) {
      const needs = version === null ? request.since : (atLeast?.since ?? request.since);
      return Promise.reject(
        failure('UNSUPPORTED_BY_BROKER', { subject: address, detail: request.name, params: { needs } }),
      );
    }
    const exchange = async () => {
      signal.throwIfAborted();
      const body = encodeBody(request, version, args);
      const payload = await transport.send({ key: request.key, name: request.name, version, body });
      // Nobody waits any more: do not decode megabytes for nothing.
      signal.throwIfAborted();
      return decodeBody(request, version, payload, address);
    };
    return within(exchange(), {
      signal,
      timeoutMs,
      onTimeout: () => {
        const late = failure('TIMED_OUT', {
          subject: address,
          detail: `${request.name}: no answer in ${timeoutMs} ms`,
        });
        transport.destroy(late);
        return late;
      },
    });
  }

  return { address, ranges, ask, ended: transport.ended, close: transport.destroy };
}
