import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A small shop at work: three producers, a group that keeps up and one that does not. Ends with its JVM. */
final class Traffic {
    private static final int TICK_MS = 100;
    private static final Duration POLL = Duration.ofMillis(200);

    static void start(String brokers) {
        produce(brokers, "checkout-api", "orders.events", SeedTopic.NO_COMPRESSION, Seeds.ORDERS, 8, Contents::order);
        produce(brokers, "web-tracker", "clickstream", "lz4", Seeds.CLICKS, 20, Contents::click);
        // Every other tick.
        produce(brokers, "profile-service", "users.profile", SeedTopic.NO_COMPRESSION, Seeds.PROFILES, 0.5, Contents::profile);
        consume(brokers, "billing-writer", "billing-1", 500, 0);
        consume(brokers, "billing-writer", "billing-2", 500, 0);
        // At most 50 a second of the 80 that arrive.
        consume(brokers, "fraud-scoring", "fraud-1", 10, 200);
    }

    private static void produce(
            String brokers, String client, String topic, String compression, int first, double perTick, Content content) {
        Map<String, Object> configs = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.CLIENT_ID_CONFIG, client,
                ProducerConfig.LINGER_MS_CONFIG, 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
        daemon(client, () -> {
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer())) {
                long startMs = System.currentTimeMillis();
                for (long sent = 0; ; Thread.sleep(TICK_MS)) {
                    long nowMs = System.currentTimeMillis();
                    // From the clock, so that the rate holds however late a tick is.
                    for (long due = (long) ((nowMs - startMs) / (double) TICK_MS * perTick); sent < due; sent++) {
                        SeedRecord seed = content.record((int) (first + sent), nowMs);
                        producer.send(
                                new ProducerRecord<>(topic, seed.partition(), nowMs, seed.key(), seed.value(), seed.headers()));
                    }
                }
            }
        });
    }

    /** Reads orders.events; `pauseMs` after every poll of at most `records` makes a slow consumer. */
    private static void consume(String brokers, String group, String client, int records, int pauseMs) {
        Map<String, Object> configs = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.CLIENT_ID_CONFIG, client,
                ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, 1_000,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
        daemon(client, () -> {
            try (KafkaConsumer<byte[], byte[]> consumer =
                    new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of("orders.events"));
                while (true) {
                    consumer.poll(POLL);
                    Thread.sleep(pauseMs);
                }
            }
        });
    }

    private static void daemon(String name, Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (Exception error) {
                        System.err.println("ERROR " + name + " stopped: " + error);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private interface Content {
        SeedRecord record(int n, long timestampMs);
    }

    private interface Work {
        void run() throws Exception;
    }

    private Traffic() {}
}
