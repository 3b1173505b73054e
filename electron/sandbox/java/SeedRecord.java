import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A record before it has an offset. A null partition leaves the choice to Java's default partitioner. */
record SeedRecord(Integer partition, long timestampMs, byte[] key, byte[] value, List<Header> headers) {
    static Header header(String name, String value) {
        return new RecordHeader(name, bytes(value));
    }

    static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
