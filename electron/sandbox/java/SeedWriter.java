import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes seeds to one cluster and lists what was acknowledged. */
final class SeedWriter implements AutoCloseable {
    private final String cluster;
    private final String brokers;
    private final Manifest manifest;
    private final Admin admin;
    private final Map<String, KafkaProducer<byte[], byte[]>> producers = new HashMap<>();

    SeedWriter(String cluster, String brokers, Manifest manifest) {
        this.cluster = cluster;
        this.brokers = brokers;
        this.manifest = manifest;
        this.admin = Admin.create(Map.of("bootstrap.servers", brokers));
    }

    void createTopics(List<SeedTopic> topics, short replicas) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.configs()))
                .toList();
        await(admin.createTopics(wanted).all());
    }

    /** Writes a topic's records in order; the producer is shared by all topics of the same compression. */
    void write(SeedTopic topic) {
        KafkaProducer<byte[], byte[]> producer = producers.computeIfAbsent(
                topic.compression(), compression -> producer(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression)));
        list(send(producer, topic.name(), topic.records()), null);
    }

    /** One transaction after the other, ended by an abort where `aborted` says so for its number. */
    void writeTransactions(String topic, List<List<SeedRecord>> transactions, IntPredicate aborted) {
        try (KafkaProducer<byte[], byte[]> producer =
                producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "payment-gateway"))) {
            producer.initTransactions();
            for (int t = 0; t < transactions.size(); t++) {
                producer.beginTransaction();
                List<Sent> sent = send(producer, topic, transactions.get(t));
                // Without it, an abort would throw away what has not left this machine.
                producer.flush();
                if (aborted.test(t)) producer.abortTransaction();
                else producer.commitTransaction();
                list(sent, aborted.test(t) ? "aborted" : "committed");
            }
        }
    }

    /** Lets the cluster make its internal topic for committed offsets. */
    void prepareGroups() {
        await(admin.listConsumerGroupOffsets("billing-writer").partitionsToOffsetAndMetadata());
    }

    /** Commits this share of every partition, for a group that has no members now. */
    void commit(String group, String topic, double share) {
        int partitions = await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .partitions()
                .size();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int p = 0; p < partitions; p++) latest.put(new TopicPartition(topic, p), OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> offsets = await(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> new OffsetAndMetadata((long) (end.getValue().offset() * share))));
        await(admin.alterConsumerGroupOffsets(group, offsets).all());
    }

    @Override
    public void close() {
        producers.values().forEach(KafkaProducer::close);
        admin.close();
    }

    private record Sent(ProducerRecord<byte[], byte[]> record, Future<RecordMetadata> metadata) {}

    private List<Sent> send(KafkaProducer<byte[], byte[]> producer, String topic, List<SeedRecord> records) {
        List<Sent> sent = new ArrayList<>();
        for (SeedRecord seed : records) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    topic, seed.partition(), seed.timestampMs(), seed.key(), seed.value(), seed.headers());
            sent.add(new Sent(record, producer.send(record)));
        }
        return sent;
    }

    private void list(List<Sent> sent, String transaction) {
        for (Sent one : sent) manifest.add(cluster, one.record(), await(one.metadata()), transaction);
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> special) {
        Map<String, Object> configs = new HashMap<>(special);
        configs.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        configs.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        // A broker takes the first batch it sees of a new producer, whatever its sequence. With several under way to a
        // leader that has just learnt of its partition, that may be the second one, and the first is refused for ever.
        configs.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        configs.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        return new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static <T> T await(Future<T> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException error) {
            throw new IllegalStateException(error);
        }
    }
}
