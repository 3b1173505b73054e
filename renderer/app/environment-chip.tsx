import type { Environment } from '../../shared/contract/index.ts';

/** The word of the cluster's environment in its colour: the same in every language, as teams say it. */
export function EnvironmentChip({ environment }: { environment: Environment }) {
  return (
    <span className="env" data-env={environment}>
      {environment.toUpperCase()}
    </span>
  );
}
