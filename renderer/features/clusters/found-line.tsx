import type { ReactNode } from 'react';
import type { FoundPart, ProbeReport } from '../../../shared/contract/index.ts';
import { formatDuration } from '../../../shared/text/times.ts';
import { errorText, type Text, useLanguage, useText } from '../../app/i18n.tsx';
import { Dot, type DotTone } from '../../ui/dot.tsx';

/** Kafka as it was found: how many brokers answer, by what they became known, who is the controller. */
export function KafkaLine({ report }: { report: ProbeReport }) {
  const t = useText();
  const { kafka } = report;
  const up = kafka.brokers.filter((broker) => !broker.error).length;
  return (
    <FoundLine
      name="Kafka"
      part={kafka}
      tone={toneOf(kafka, up, kafka.brokers.length)}
      answer={kafka.state === 'found' ? answerText(t, up, kafka.brokers.length, kafka.version) : undefined}
    >
      {howKafka(t, kafka.how)}
      {kafka.controllerId !== undefined && <>; {t('connect.controller', { id: kafka.controllerId })}</>}
    </FoundLine>
  );
}

/** ZooKeeper as it was found: how many servers answer, who leads, whether the chroot holds a Kafka. */
export function ZookeeperLine({ report }: { report: ProbeReport }) {
  const t = useText();
  const { zookeeper, mode } = report;
  const up = zookeeper.servers.filter((server) => !server.error).length;
  const leader = zookeeper.servers.find((server) => server.mode === 'leader');
  if (mode === 'kraft') {
    return (
      <FoundLine name="ZooKeeper" part={zookeeper} tone="off" answer={t('connect.none')}>
        {t('connect.kraft')}
      </FoundLine>
    );
  }
  return (
    <FoundLine
      name="ZooKeeper"
      part={zookeeper}
      tone={toneOf(zookeeper, up, zookeeper.servers.length)}
      answer={zookeeper.state === 'found' ? answerText(t, up, zookeeper.servers.length, zookeeper.version) : undefined}
    >
      {howZookeeper(t, zookeeper.how)}
      {leader && zookeeper.servers.length > 1 && <>; {t('connect.leads', { address: leader.address })}</>}
      {zookeeper.state === 'found' && (
        <>
          ; {t('connect.chroot')} <code>{zookeeper.chroot || '/'}</code>
        </>
      )}
    </FoundLine>
  );
}

function FoundLine({
  name,
  part,
  tone,
  answer,
  children,
}: {
  name: string;
  part: FoundPart;
  tone: DotTone;
  answer: string | undefined;
  children: ReactNode;
}) {
  const t = useText();
  const language = useLanguage();
  const error = part.error && errorText(t, part.error);
  return (
    <div className="found-line">
      <span className="found-name">
        <Dot tone={tone} />
        {name}
      </span>
      <span>{answer ?? t(part.state === 'absent' ? 'connect.notFound' : 'connect.noAnswer')}</span>
      <span className="found-how">
        {part.state === 'absent' ? (error?.what ?? children) : part.state === 'found' && children}
        {part.state === 'found' && error && '. '}
        {part.state !== 'absent' && error && (
          <>
            <span className="warn">{error.what}</span> {error.next}
          </>
        )}
      </span>
      <span className="m tn">{part.state === 'absent' ? '' : formatDuration(part.ms, language)}</span>
    </div>
  );
}

function toneOf(part: FoundPart, up: number, known: number): DotTone {
  if (part.state === 'absent') return 'off';
  if (part.state === 'missed') return 'bad';
  return up < known || part.error ? 'warn' : 'ok';
}

function answerText(t: Text, up: number, known: number, version: string | undefined): string {
  const answer = t('connect.answer', { up, known, count: known });
  return version ? `${answer}, ${version}` : answer;
}

function howKafka(t: Text, how: FoundPart['how']): string {
  if (how === 'typed') return t('connect.how.typed');
  return how === 'zookeeper-registration' ? t('connect.how.registration') : t('connect.how.none');
}

function howZookeeper(t: Text, how: FoundPart['how']): string {
  if (how === 'typed') return t('connect.how.typed');
  return how === 'broker-config' ? t('connect.how.brokerConfig') : t('connect.how.none');
}
