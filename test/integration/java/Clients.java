import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Java's producer and consumer. Bytes cross as Base64, 64-bit numbers as text. */
final class Clients implements AutoCloseable {
    private static final long READ_LIMIT_MS = 20_000;

    /** Transactions that a test wants open until it ends. */
    private final List<KafkaProducer<byte[], byte[]>> open = new ArrayList<>();

    /**
     * `{"brokers", "configs", "records", "end"}` to `[{"partition", "offset", "timestampMs"}]`. With a transactional
     * id in the configs, all records are one transaction that ends by "commit", by "abort", or stays "open".
     */
    JsonNode produce(JsonNode request) throws Exception {
        Map<String, Object> configs = configs(request);
        // In order even where the topic is so new that its leader refuses the first batch.
        configs.putIfAbsent("max.in.flight.requests.per.connection", 1);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
        String end = request.path("end").asText("none");
        if (end.equals("open")) open.add(producer);
        try {
            if (!end.equals("none")) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (JsonNode record : request.get("records")) sent.add(producer.send(toRecord(record)));
            producer.flush();
            if (end.equals("commit")) producer.commitTransaction();
            if (end.equals("abort")) producer.abortTransaction();
            ArrayNode answer = JsonNodeFactory.instance.arrayNode();
            for (Future<RecordMetadata> metadata : sent)
                answer.addObject()
                        .put("partition", metadata.get().partition())
                        .put("offset", Long.toString(metadata.get().offset()))
                        .put("timestampMs", metadata.get().timestamp());
            return answer;
        } finally {
            if (!end.equals("open")) producer.close();
        }
    }

    /** `{"brokers", "configs", "topic", "partition", "from", "count"}` to records; joins no group. */
    JsonNode consume(JsonNode request) {
        TopicPartition partition =
                new TopicPartition(request.get("topic").asText(), request.get("partition").asInt());
        int count = request.get("count").asInt();
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        Map<String, Object> configs = configs(request);
        configs.put("enable.auto.commit", false);
        configs.put("allow.auto.create.topics", false);
        // Closing waits for the fetch that is under way at the end of the partition.
        configs.put("fetch.max.wait.ms", 10);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configs, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, Long.parseLong(request.get("from").asText()));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            long limitMs = System.currentTimeMillis() + READ_LIMIT_MS;
            // The position also passes what is no record: markers, and aborted records where they are not wanted.
            while (answer.size() < count && consumer.position(partition) < end && System.currentTimeMillis() < limitMs)
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200)))
                    if (answer.size() < count) answer.add(toJson(record));
        }
        return answer;
    }

    @Override
    public void close() {
        open.forEach(producer -> producer.close(Duration.ZERO));
    }

    private static Map<String, Object> configs(JsonNode request) {
        Map<String, Object> configs = new HashMap<>();
        configs.put("bootstrap.servers", request.get("brokers").asText());
        request.get("configs").fields().forEachRemaining(config -> configs.put(config.getKey(), config.getValue().asText()));
        return configs;
    }

    private static ProducerRecord<byte[], byte[]> toRecord(JsonNode record) {
        ProducerRecord<byte[], byte[]> made = new ProducerRecord<>(
                record.get("topic").asText(),
                record.hasNonNull("partition") ? record.get("partition").asInt() : null,
                record.hasNonNull("timestampMs") ? record.get("timestampMs").asLong() : null,
                bytes(record.path("key")),
                bytes(record.path("value")));
        for (JsonNode header : record.path("headers"))
            made.headers().add(header.get("name").asText(), bytes(header.get("value")));
        return made;
    }

    private static ObjectNode toJson(ConsumerRecord<byte[], byte[]> record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("partition", record.partition());
        json.put("offset", Long.toString(record.offset()));
        json.put("timestampMs", record.timestamp());
        json.put("key", base64(record.key()));
        json.put("value", base64(record.value()));
        ArrayNode headers = json.putArray("headers");
        for (Header header : record.headers())
            headers.addObject().put("name", header.key()).put("value", base64(header.value()));
        return json;
    }

    private static byte[] bytes(JsonNode base64) {
        return base64 == null || base64.isNull() || base64.isMissingNode()
                ? null
                : Base64.getDecoder().decode(base64.asText());
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }
}
