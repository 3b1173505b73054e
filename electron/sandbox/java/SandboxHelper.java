import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The sandbox's Java program: makes topics, writes deterministic records with Java's own client, lists them in a
 * manifest, and keeps traffic flowing where that is wanted. Prints one line when everything is written.
 *
 * <p>Arguments: brokers of Kafka 3.9, brokers of Kafka 4.1 or "-", manifest file, time of the seeds in epoch
 * milliseconds, "seeds" or "traffic".
 */
public final class SandboxHelper {
    public static void main(String[] args) throws Exception {
        String kafka39 = args[0];
        String kafka41 = args[1];
        long seedAtMs = Long.parseLong(args[3]);
        boolean traffic = args[4].equals("traffic");
        try (Manifest manifest = new Manifest(Path.of(args[2]))) {
            List<CompletableFuture<Void>> clusters = new ArrayList<>();
            clusters.add(CompletableFuture.runAsync(() -> Seeds.full(seedAtMs).write("kafka39", kafka39, manifest)));
            if (!kafka41.equals("-"))
                clusters.add(
                        CompletableFuture.runAsync(() -> Seeds.small(seedAtMs).write("kafka41", kafka41, manifest)));
            for (CompletableFuture<Void> cluster : clusters) cluster.join();
        }
        if (traffic) Traffic.start(kafka39);
        System.out.println("seeded");
        // The supervisor holds the other end: when it is gone, so is the traffic.
        while (traffic && System.in.read() != -1) continue;
        System.exit(0);
    }

    private SandboxHelper() {}
}
