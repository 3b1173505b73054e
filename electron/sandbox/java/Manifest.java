import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.StringJoiner;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/** One JSON line per record that a broker has acknowledged: what a test may expect to find there, byte by byte. */
final class Manifest implements AutoCloseable {
    private final PrintWriter out;

    Manifest(Path file) throws IOException {
        out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    }

    /** `transaction` is "committed", "aborted", or null for a record outside of transactions. */
    synchronized void add(
            String cluster, ProducerRecord<byte[], byte[]> record, RecordMetadata metadata, String transaction) {
        StringJoiner headers = new StringJoiner(",", "[", "]");
        for (Header header : record.headers())
            headers.add("[" + quote(header.key()) + "," + base64(header.value()) + "]");
        // 64-bit offsets as text, since a JSON reader may round a number.
        out.println("{\"cluster\":" + quote(cluster)
                + ",\"topic\":" + quote(metadata.topic())
                + ",\"partition\":" + metadata.partition()
                + ",\"offset\":\"" + metadata.offset() + "\""
                + ",\"timestampMs\":" + metadata.timestamp()
                + ",\"key\":" + base64(record.key())
                + ",\"value\":" + base64(record.value())
                + ",\"headers\":" + headers
                + ",\"transaction\":" + (transaction == null ? "null" : quote(transaction)) + "}");
    }

    @Override
    public void close() throws IOException {
        if (out.checkError()) throw new IOException("the manifest could not be written");
        out.close();
    }

    private static String base64(byte[] bytes) {
        return bytes == null ? "null" : quote(Base64.getEncoder().encodeToString(bytes));
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') quoted.append('\\').append(c);
            else if (c < ' ') quoted.append(String.format("\\u%04x", (int) c));
            else quoted.append(c);
        }
        return quoted.append('"').toString();
    }
}
