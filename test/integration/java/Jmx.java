import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Java's own JMX client. */
final class Jmx {
    private static final String REQUESTS = "kafka.network:type=RequestMetrics,name=RequestsPerSec,*";

    /** How often a broker has answered each kind of request since it started, all versions summed. */
    static JsonNode requestCounts(int port) throws Exception {
        return ask(port, connection -> {
            Map<String, Long> counts = new TreeMap<>();
            for (ObjectName name : connection.queryNames(new ObjectName(REQUESTS), null))
                counts.merge(
                        name.getKeyProperty("request"), (Long) connection.getAttribute(name, "Count"), Long::sum);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            counts.forEach(answer::put);
            return answer;
        });
    }

    /** Any attribute: numbers and text as they are, composite data as an object, everything else as Java prints it. */
    static JsonNode attribute(int port, String bean, String attribute) throws Exception {
        return ask(port, connection -> toJson(connection.getAttribute(new ObjectName(bean), attribute)));
    }

    private static JsonNode toJson(Object value) {
        if (value instanceof CompositeData data) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            for (String key : data.getCompositeType().keySet()) answer.set(key, toJson(data.get(key)));
            return answer;
        }
        boolean plain = value == null || value instanceof Number || value instanceof Boolean || value instanceof String[];
        return new ObjectMapper().valueToTree(plain ? value : value.toString());
    }

    private static JsonNode ask(int port, Question question) throws Exception {
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            return question.ask(connector.getMBeanServerConnection());
        }
    }

    private interface Question {
        JsonNode ask(MBeanServerConnection connection) throws Exception;
    }

    private Jmx() {}
}
