import type { ZnodeMeaning } from '../../../shared/domain/znode-meaning.ts';
import { useText } from '../../app/i18n.tsx';

/** The three questions one has in front of a znode of Kafka. */
export function Meaning({ meaning }: { meaning: ZnodeMeaning }) {
  const t = useText();
  const { id, params, fact } = meaning;
  if (id === 'unknown') return <p className="znode-unknown">{t('znodes.what.unknown')}</p>;
  return (
    <div className="znode-meaning">
      <div>
        <h2>{t('znodes.question.what')}</h2>
        <p>
          {t(`znodes.what.${id}`, params)} {fact && t(`znodes.fact.${fact.id}`, fact.params)}
        </p>
      </div>
      <div>
        <h2>{t('znodes.question.writer')}</h2>
        <p>{t(`znodes.writer.${id}`, params)}</p>
      </div>
      <div>
        <h2>{t('znodes.question.reader')}</h2>
        <p>{t(`znodes.reader.${id}`, params)}</p>
      </div>
    </div>
  );
}
