import static java.lang.String.format;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The n-th record of each topic: the same for the same number and time, whoever asks. */
final class Contents {
    // Above 2^53, and odd: a reader that goes through a double prints another number.
    private static final long FIRST_ORDER_ID = 9_223_372_036_000_000_001L;
    private static final int CUSTOMERS = 400;

    static SeedRecord order(int n, long timestampMs) {
        Random random = random("order", n);
        int customer = random.nextInt(CUSTOMERS);
        int product = random.nextInt(Words.PRODUCTS.size());
        int quantity = 1 + random.nextInt(3);
        long price = (19 + random.nextInt(400)) * 1_000L;
        boolean discounted = n % 4 == 0;
        String json = format(
                Locale.ROOT,
                "{\"orderId\":%d,\"customerId\":\"cust-%05d\",\"customer\":{\"name\":\"%s\",\"email\":\"user%d@example.com\"},"
                        + "\"shipTo\":{\"city\":\"%s\",\"address\":\"%s, %d층\",\"zip\":\"%05d\"},"
                        + "\"items\":[{\"sku\":\"%s\",\"name\":\"%s\",\"quantity\":%d,\"unitPrice\":%d.00}],"
                        + "\"discountRate\":%s,\"total\":%d.%02d,\"currency\":\"KRW\",\"paid\":%b,\"memo\":null,\"createdAt\":\"%s\"}",
                FIRST_ORDER_ID + 2L * n,
                customer,
                Words.name(random),
                customer,
                Words.pick(Words.CITIES, random),
                Words.pick(Words.STREETS, random),
                1 + random.nextInt(30),
                random.nextInt(63_644),
                Words.SKUS.get(product),
                Words.PRODUCTS.get(product),
                quantity,
                price,
                discounted ? "0.10" : "0.00",
                discounted ? price * quantity * 9 / 10 : price * quantity,
                n % 10 * 10,
                n % 7 != 0,
                Instant.ofEpochMilli(timestampMs));
        return new SeedRecord(
                null, timestampMs, SeedRecord.bytes(format("cust-%05d", customer)), SeedRecord.bytes(json), orderHeaders(n));
    }

    private static List<Header> orderHeaders(int n) {
        List<Header> headers = new ArrayList<>();
        headers.add(SeedRecord.header("trace-id", format("%016x%016x", random("trace", n).nextLong(), (long) n)));
        headers.add(SeedRecord.header("source", n % 3 == 0 ? "mobile-app" : "checkout-api"));
        if (n % 10 == 0) {
            // The same name twice is allowed; order matters.
            headers.add(SeedRecord.header("retry", "1"));
            headers.add(SeedRecord.header("retry", "2"));
        }
        if (n % 10 == 1) headers.add(SeedRecord.header("parent-span", null));
        if (n % 10 == 2) headers.add(SeedRecord.header("note", ""));
        if (n % 10 == 3) headers.add(new RecordHeader("signature", randomBytes("signature", n, 32)));
        if (n % 10 == 4) headers.add(SeedRecord.header("요청-지역", "서울"));
        return headers;
    }

    /** Every ninth profile is deleted again, by a tombstone. */
    static SeedRecord profile(int n, long timestampMs) {
        Random random = random("profile", n);
        int user = random.nextInt(60);
        String key = user % 3 == 0
                ? "사용자-" + Words.GIVEN.get(user % Words.GIVEN.size()) + user
                : format("user-%04d", user);
        String json = format(
                Locale.ROOT,
                "{\"userId\":%d,\"name\":\"%s\",\"city\":\"%s\",\"points\":%d.%d0,\"marketing\":%b,\"version\":%d}",
                9_007_199_254_740_993L + user,
                Words.name(random),
                Words.pick(Words.CITIES, random),
                random.nextInt(90_000),
                random.nextInt(10),
                random.nextBoolean(),
                n);
        return new SeedRecord(
                null, timestampMs, SeedRecord.bytes(key), n % 9 == 8 ? null : SeedRecord.bytes(json), List.of());
    }

    static SeedRecord payment(int n, long timestampMs) {
        Random random = random("payment", n);
        String json = format(
                Locale.ROOT,
                "{\"paymentId\":%d,\"orderId\":%d,\"amount\":%d.%02d,\"method\":\"%s\",\"status\":\"%s\"}",
                1_152_921_504_606_846_977L + n,
                FIRST_ORDER_ID + 2L * n,
                10_000 + random.nextInt(500_000),
                random.nextInt(100),
                Words.pick(List.of("CARD", "KAKAOPAY", "TOSS", "BANK"), random),
                Words.pick(List.of("AUTHORIZED", "CAPTURED", "REFUNDED"), random));
        return new SeedRecord(
                null, timestampMs, SeedRecord.bytes(format("pay-%06d", n)), SeedRecord.bytes(json), List.of());
    }

    static SeedRecord click(int n, long timestampMs) {
        Random random = random("click", n);
        String session = format("s-%08x", random("session", n / 12).nextInt());
        String json = format(
                Locale.ROOT,
                "{\"event\":\"%s\",\"session\":\"%s\",\"page\":\"/products/%s\",\"dwellMs\":%d,\"agent\":\"%s\",\"at\":%d}",
                Words.pick(List.of("view", "view", "view", "add_to_cart", "search", "checkout"), random),
                session,
                Words.pick(Words.SKUS, random),
                random.nextInt(60_000),
                Words.pick(List.of("iOS 18.1", "Android 15", "Chrome 131", "Safari 18"), random),
                timestampMs);
        return new SeedRecord(null, timestampMs, SeedRecord.bytes(session), SeedRecord.bytes(json), List.of());
    }

    static SeedRecord inventory(int n, long timestampMs) {
        Random random = random("inventory", n);
        StringBuilder stock = new StringBuilder();
        for (String sku : Words.SKUS)
            stock.append(stock.length() == 0 ? "" : ",").append(format("\"%s\":%d", sku, random.nextInt(500)));
        String warehouse = Words.pick(List.of("ICN-1", "PUS-1", "GMP-2"), random);
        String json = format("{\"warehouse\":\"%s\",\"창고\":\"%s\",\"stock\":{%s}}", warehouse, Words.pick(Words.CITIES, random), stock);
        return new SeedRecord(null, timestampMs, SeedRecord.bytes(warehouse), SeedRecord.bytes(json), List.of());
    }

    static SeedRecord logLine(int n, long timestampMs) {
        Random random = random("log", n);
        String level = n % 50 == 49 ? "ERROR" : n % 10 == 9 ? "WARN" : "INFO";
        String line = format(
                Locale.ROOT,
                "%s %-5s [http-nio-8080-exec-%d] c.e.shop.%s - request %d took %d ms%s",
                Instant.ofEpochMilli(timestampMs),
                level,
                1 + random.nextInt(16),
                Words.pick(List.of("CartController", "OrderService", "PaymentClient"), random),
                n,
                random.nextInt(900),
                level.equals("ERROR") ? "\njava.net.SocketTimeoutException: Read timed out\n\tat java.base/sun.nio.ch.NioSocketImpl.timedRead" : "");
        return new SeedRecord(n % 3, timestampMs, null, SeedRecord.bytes(line), List.of());
    }

    static SeedRecord search(int n, long timestampMs) {
        Random random = random("search", n);
        String json = format(
                "{\"query\":\"%s\",\"hits\":%d,\"tookMs\":%d}", Words.pick(Words.SEARCHES, random), random.nextInt(300), random.nextInt(80));
        return new SeedRecord(n % 3, timestampMs, null, SeedRecord.bytes(json), List.of());
    }

    /** Frames of a sensor: 8 bytes of key, then any bytes. */
    static SeedRecord telemetry(int n, long timestampMs) {
        byte[] key = ByteBuffer.allocate(8).putLong(0xCAFE_0000_0000_0000L + n % 40).array();
        return new SeedRecord(null, timestampMs, key, randomBytes("telemetry", n, 24 + n % 200), List.of());
    }

    private static byte[] randomBytes(String what, int n, int length) {
        byte[] bytes = new byte[length];
        random(what, n).nextBytes(bytes);
        return bytes;
    }

    // java.util.Random is specified down to its arithmetic: the same numbers on every machine.
    private static Random random(String what, int n) {
        return new Random(31L * what.hashCode() + 1_000_003L * n);
    }

    private Contents() {}
}
