import type { Environment } from '../../../shared/contract/index.ts';
import { useText } from '../../app/i18n.tsx';
import { Segmented } from '../../ui/segmented.tsx';

const environments = ['dev', 'stage', 'prod'] as const satisfies readonly Environment[];

/** Dev, stage or prod: the colour that every window of the cluster then carries. */
export function EnvironmentChoice({ value, onChange }: { value: Environment; onChange(value: Environment): void }) {
  const t = useText();
  return (
    <Segmented
      label={t('connect.environment')}
      value={value}
      options={environments.map((environment) => ({
        value: environment,
        label: (
          <>
            <span className="dot env-dot" data-env={environment} aria-hidden="true" />
            {environment}
          </>
        ),
      }))}
      onChange={onChange}
    />
  );
}
