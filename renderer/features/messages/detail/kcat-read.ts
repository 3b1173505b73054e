import { quotePosix } from '../../../../shared/domain/shell-quote.ts';

/** The kcat command that prints exactly one record, without a consumer group. */
export function kcatRead(bootstrap: string, topic: string, partition: number, offset: bigint): string {
  const format = quotePosix(
    'Partition %p, offset %o, timestamp %T\\nHeaders: %h\\nKey (%K bytes): %k\\nValue (%S bytes): %s\\n',
  );
  return `kcat -C -b ${quotePosix(bootstrap)} -t ${quotePosix(topic)} -p ${partition} -o ${offset} -c 1 -e -f ${format}`;
}
