import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/** Runs the main method of a command-line tool, catching what it prints and its attempt to end the JVM. */
final class ToolRunner {
    /** Where the tools are, which have moved from release to release. */
    private static final List<String> PACKAGES = List.of(
            "org.apache.kafka.tools.",
            "org.apache.kafka.tools.consumer.",
            "org.apache.kafka.tools.consumer.group.",
            "org.apache.kafka.tools.reassign.",
            "kafka.admin.",
            "kafka.tools.",
            "org.apache.zookeeper.");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** The first status that the running tool has ended with: some catch what stops them, and then end with another. */
    private Integer exitCode;

    ToolRunner() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        Exit.setExitProcedure((status, message) -> end(status));
        Exit.setHaltProcedure((status, message) -> end(status));
    }

    /** `{"tool", "args", "stdin"?}` to `{"exitCode", "out", "err"}`. The tool is named as its class, without package. */
    JsonNode run(JsonNode request) throws Exception {
        List<String> args = new ArrayList<>();
        request.get("args").forEach(arg -> args.add(arg.asText()));
        Class<?> tool = find(request.get("tool").asText());
        out.reset();
        err.reset();
        InputStream stdin = System.in;
        System.setIn(new ByteArrayInputStream(
                request.path("stdin").asText("").getBytes(StandardCharsets.UTF_8)));
        exitCode = null;
        try {
            tool.getMethod("main", String[].class).invoke(null, (Object) args.toArray(String[]::new));
        } catch (InvocationTargetException thrown) {
            if (!(thrown.getCause() instanceof ToolExit))
                throw new IllegalStateException(thrown.getCause().toString(), thrown);
        } finally {
            System.setIn(stdin);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("exitCode", exitCode == null ? 0 : exitCode)
                .put("out", out.toString(StandardCharsets.UTF_8))
                .put("err", err.toString(StandardCharsets.UTF_8));
    }

    private Class<?> find(String name) throws Exception {
        for (String prefix : PACKAGES) {
            try {
                return letItEnd(Class.forName(prefix + name));
            } catch (ClassNotFoundException notHere) {
                continue;
            }
        }
        throw new IllegalArgumentException("no such tool in this version: " + name);
    }

    // ZooKeeper ends the JVM in its own way. By reflection: Kafka 4 brings no ZooKeeper.
    private Class<?> letItEnd(Class<?> tool) throws Exception {
        if (tool.getName().startsWith("org.apache.zookeeper.")) {
            Class.forName("org.apache.zookeeper.util.ServiceUtils")
                    .getMethod("setSystemExitProcedure", Consumer.class)
                    .invoke(null, (Consumer<Integer>) this::end);
        }
        return tool;
    }

    private void end(int status) {
        if (exitCode == null) exitCode = status;
        throw new ToolExit();
    }

    /** An error, so that fewer tools take it for a failure of what they do. */
    private static final class ToolExit extends Error {
        private static final long serialVersionUID = 1;
    }
}
