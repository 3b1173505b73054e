import type { ZnodeAcl } from '../../../shared/contract/index.ts';
import { useText } from '../../app/i18n.tsx';
import { Badge } from '../../ui/badge.tsx';
import { aclFact, isOpenToAll } from './acl-facts.ts';

/** Who may do what with a znode, in words and as zkCli writes it. */
export function AclPane({ acl }: { acl: readonly ZnodeAcl[] }) {
  const t = useText();
  return (
    <section aria-label="ACL">
      <h2 className="sect">
        ACL
        {isOpenToAll(acl) && <Badge tone="warn">{t('znodes.acl.open')}</Badge>}
      </h2>
      <ul className="znode-acl">
        {acl.map(aclFact).map(({ who, id, rights, written }) => (
          <li key={written}>
            <p>
              {t('znodes.acl.sentence', {
                who: t(`znodes.acl.who.${who}`, { id }),
                rights: rights.map((right) => t(`znodes.acl.may.${right}`)).join(', '),
              })}
            </p>
            <p className="mono m">{written}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
