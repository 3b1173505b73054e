import { createContext, type ReactNode, useContext } from 'react';
import type { ClusterStatus } from '../../shared/contract/index.ts';

const Context = createContext<ClusterStatus | undefined>(undefined);

export function ClusterProvider({ status, children }: { status: ClusterStatus; children: ReactNode }) {
  return <Context value={status}>{children}</Context>;
}

/** The status of the route's cluster, as pushed. Only inside the views of a cluster. */
export function useCluster(): ClusterStatus {
  const status = useContext(Context);
  if (!status) throw new Error('useCluster is used outside of a cluster view');
  return status;
}

/** Whether this profile may only look. The core refuses changes too; this is for what the buttons say. */
export function useReadOnly(): boolean {
  return useCluster().readOnly;
}
