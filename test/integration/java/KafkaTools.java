import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Kafka's own tools and clients in one JVM, for tests to compare with. One JSON line in, `{"id", "verb", …}`, one JSON
 * line out, `{"id", "value"}` or `{"id", "error"}`, in turn. Ends with its standard input.
 */
public final class KafkaTools {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        PrintStream answers = System.out;
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Before any class of Kafka is loaded: Scala's console keeps the stream that it finds first.
        ToolRunner tools = new ToolRunner();
        try (Clients clients = new Clients()) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                JsonNode request = JSON.readTree(line);
                ObjectNode answer = JSON.createObjectNode().put("id", request.get("id").asLong());
                try {
                    answer.set("value", answer(request, tools, clients));
                } catch (Exception error) {
                    answer.put("error", error.toString());
                }
                answers.println(JSON.writeValueAsString(answer));
                answers.flush();
            }
        }
        System.exit(0);
    }

    private static JsonNode answer(JsonNode request, ToolRunner tools, Clients clients) throws Exception {
        return switch (request.get("verb").asText()) {
            case "run" -> tools.run(request);
            case "requestCounts" -> Jmx.requestCounts(request.get("jmxPort").asInt());
            case "attribute" -> Jmx.attribute(
                    request.get("jmxPort").asInt(), request.get("bean").asText(), request.get("attribute").asText());
            case "produce" -> clients.produce(request);
            case "consume" -> clients.consume(request);
            default -> throw new IllegalArgumentException("no such verb: " + request.get("verb"));
        };
    }

    private KafkaTools() {}
}
