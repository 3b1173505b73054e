import java.util.List;
import java.util.Map;

/** A topic of the sandbox: how it is made, how its records are compressed, and the records themselves. */
record SeedTopic(
        String name, int partitions, Map<String, String> configs, String compression, List<SeedRecord> records) {
    static final String NO_COMPRESSION = "none";
}
