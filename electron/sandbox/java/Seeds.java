import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a cluster is seeded with. The same number of records of the same time has the same bytes. */
final class Seeds {
    static final int ORDERS = 2_400;
    static final int CLICKS = 3_000;
    static final int PROFILES = 400;

    private static final int TRANSACTIONS = 24;
    private static final int RECORDS_OF_TRANSACTION = 6;
    private static final long TWO_HOURS_MS = 2 * 60 * 60 * 1_000L;

    private final List<SeedTopic> topics = new ArrayList<>();
    private final long endMs;
    private final int divisor;
    private final short replicas;
    private final int orderPartitions;

    private Seeds(long endMs, int divisor, short replicas, int orderPartitions) {
        this.endMs = endMs;
        this.divisor = divisor;
        this.replicas = replicas;
        this.orderPartitions = orderPartitions;
        addTopics();
    }

    /** For three brokers; the latest record is from `endMs`. */
    static Seeds full(long endMs) {
        return new Seeds(endMs, 1, (short) 3, 12);
    }

    /** The same topics with a sixth of the records, for a single broker. */
    static Seeds small(long endMs) {
        return new Seeds(endMs, 6, (short) 1, 3);
    }

    /** Makes the topics, writes and lists all records, commits the groups' offsets. `cluster` is its name in the manifest. */
    void write(String cluster, String brokers, Manifest manifest) {
        try (SeedWriter writer = new SeedWriter(cluster, brokers, manifest)) {
            writer.createTopics(topics, replicas);
            // The group's coordinator needs its topic first, which takes as long as all records together.
            CompletableFuture<Void> groups = CompletableFuture.runAsync(writer::prepareGroups);
            CompletableFuture<Void> payments = CompletableFuture.runAsync(() -> writePayments(writer));
            for (SeedTopic topic : topics) writer.write(topic);
            payments.join();
            groups.join();
            writer.commit("billing-writer", "orders.events", 1.0);
            writer.commit("fraud-scoring", "orders.events", 0.6);
            writer.commit("history-export", "orders.events", 0.25);
        }
    }

    private void addTopics() {
        topics.add(topic("orders.events", orderPartitions, Map.of("retention.ms", "604800000"), SeedTopic.NO_COMPRESSION, ORDERS, Contents::order));
        topics.add(topic("users.profile", 6, Map.of("cleanup.policy", "compact"), SeedTopic.NO_COMPRESSION, PROFILES, Contents::profile));
        // Its records are written by transactions.
        topics.add(topic("payments.transactions", 4, Map.of("retention.ms", "2592000000"), SeedTopic.NO_COMPRESSION, 0, Contents::payment));
        topics.add(topic("clickstream", 6, Map.of("retention.bytes", "134217728", "segment.bytes", "33554432"), "lz4", CLICKS, Contents::click));
        topics.add(topic("inventory.snapshots", 3, Map.of(), "gzip", 300, Contents::inventory));
        topics.add(topic("logs.app", 3, Map.of("retention.ms", "86400000"), "zstd", 900, Contents::logLine));
        topics.add(topic("search.queries", 3, Map.of(), "snappy", 600, Contents::search));
        topics.add(topic("telemetry.raw", 4, Map.of(), SeedTopic.NO_COMPRESSION, 500, Contents::telemetry));
        topics.add(new SeedTopic(
                "edge.cases",
                1,
                Map.of("retention.ms", "-1", "max.message.bytes", "4194304"),
                SeedTopic.NO_COMPRESSION,
                EdgeCases.all(endMs - TWO_HOURS_MS)));
        topics.add(topic("quiet.empty", 3, Map.of(), SeedTopic.NO_COMPRESSION, 0, Contents::search));
    }

    private SeedTopic topic(
            String name, int partitions, Map<String, String> configs, String compression, int count, Content content) {
        int wanted = count / divisor;
        List<SeedRecord> records = new ArrayList<>();
        for (int n = 0; n < wanted; n++)
            records.add(content.record(n, endMs - TWO_HOURS_MS + (n + 1) * TWO_HOURS_MS / wanted));
        return new SeedTopic(name, partitions, configs, compression, records);
    }

    /** Every eighth transaction is aborted: its records have offsets, but no committed reader sees them. */
    private void writePayments(SeedWriter writer) {
        int count = Math.max(8, TRANSACTIONS / divisor);
        List<List<SeedRecord>> transactions = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            List<SeedRecord> records = new ArrayList<>();
            for (int i = 0; i < RECORDS_OF_TRANSACTION; i++)
                records.add(Contents.payment(
                        t * RECORDS_OF_TRANSACTION + i, endMs - TWO_HOURS_MS + (t + 1) * TWO_HOURS_MS / count));
            transactions.add(records);
        }
        writer.writeTransactions("payments.transactions", transactions, t -> t % 8 == 5);
    }

    private interface Content {
        SeedRecord record(int n, long timestampMs);
    }
}
