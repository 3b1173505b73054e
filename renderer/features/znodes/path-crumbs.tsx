import { Fragment } from 'react';
import { znodeLineage, znodeName } from '../../../shared/domain/znode-path.ts';
import { useText } from '../../app/i18n.tsx';
import { href } from '../../app/route.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

/** The path, each part of it a link, with copy. Where there is no room its beginning is cut. */
export function PathCrumbs({ cluster, path }: { cluster: string; path: string }) {
  const t = useText();
  const parts = znodeLineage(path).slice(1);
  return (
    <>
      <nav className="znode-path cut-start mono" aria-label={t('znodes.path')} title={path}>
        <bdi>
          <a href={href({ view: 'zookeeper', cluster, path: '/' })}>/</a>
          {parts.map((part, index) => (
            <Fragment key={part}>
              {index > 0 && <span className="m">/</span>}
              {part === path ? (
                <b aria-current="page">{znodeName(part)}</b>
              ) : (
                <a href={href({ view: 'zookeeper', cluster, path: part })}>{znodeName(part)}</a>
              )}
            </Fragment>
          ))}
        </bdi>
      </nav>
      <CopyButton text={path} label={t('znodes.path.copy')} />
    </>
  );
}
