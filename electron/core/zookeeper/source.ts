import type { Znode, ZnodeChildren } from "../../../shared/contract/index.ts";
import type { Source } from "../ports/source-state.ts";

export type ZooKeeperOptions = {
	/** Connect string with its chroot: `host:port,host:port/chroot`. */
	connect: string;
	/** Then only reading opcodes leave this process. */
	readOnly: boolean;
};

/** What `/brokers/ids/<id>` says, as far as it is needed to reach the broker. */
export type RegisteredBroker = {
	id: number;
	endpoints: {
		listener: string;
		protocol: string;
		host: string;
		port: number;
	}[];
	jmxPort: number | null;
};

/** ZooKeeper in its own verbs. Paths are absolute from the server's root; the chroot is only where one begins. */
export type ZooKeeperSource = Source & {
	/** `/` when none was given. */
	readonly chroot: string;
	/** Session id as ZooKeeper's `dump` prints it (`0x…`); null while there is none. */
	sessionId(): string | null;
	/** Yields at once, then after every change of the child list (at most once a second), until the signal fires. */
	watchChildren(
		path: string,
		signal: AbortSignal,
	): AsyncIterable<ZnodeChildren>;
	/** Yields at once, then after every change of data or Stat. Ends with ZNODE_NOT_FOUND when it is deleted. */
	watchNode(path: string, signal: AbortSignal): AsyncIterable<Znode>;
	/** One look, no watch. */
	getNode(path: string, signal: AbortSignal): Promise<Znode>;
	getChildren(path: string, signal: AbortSignal): Promise<string[]>;
	/** Fails with ZNODE_VERSION_CHANGED when the node is not at `version` any more; answers the new version. */
	setData(
		path: string,
		data: Uint8Array | null,
		version: number,
		signal: AbortSignal,
	): Promise<number>;
	/** Kafka's registrations under the chroot; fails with CHROOT_NOT_FOUND or NO_KAFKA_IN_ZOOKEEPER. */
	kafkaRegistrations(
		signal: AbortSignal,
	): Promise<{ clusterId: string; brokers: RegisteredBroker[] }>;
};
