import { describe, expect, it } from 'vitest';
import { describeCommand, kcatCommand } from '../../../../../../renderer/features/topics/detail/topic-commands.ts';

const target = { bootstrap: 'k1:9092', zookeeperConnect: 'z1:2181/kafka', kafkaVersion: '3.9' };

describe('commands of a topic', () => {
  it('fits the connected version', () => {
    expect(describeCommand(target, 'a.b', 'linux')).toBe(
      "kafka-topics.sh --bootstrap-server k1:9092 --describe --topic 'a\\.b'",
    );
    expect(describeCommand({ ...target, kafkaVersion: '2.1' }, 'a', 'win32')).toBe(
      'kafka-topics.bat --zookeeper z1:2181/kafka --describe --topic a',
    );
  });

  it('reads with kcat without a group', () => {
    expect(kcatCommand(target, 'a', 'linux')).toBe('kcat -C -b k1:9092 -t a -o -50 -e');
  });
});
