import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records that have broken other viewers: absent and empty parts, hostile text, numbers and bytes at their limits. */
final class EdgeCases {
    private static final int MEGABYTE = 1024 * 1024;

    private final List<SeedRecord> records = new ArrayList<>();
    private final long firstMs;

    private EdgeCases(long firstMs) {
        this.firstMs = firstMs;
    }

    static List<SeedRecord> all(long firstMs) {
        EdgeCases cases = new EdgeCases(firstMs);
        cases.absentAndEmpty();
        cases.hostileText();
        cases.json();
        cases.bytes();
        cases.headers();
        cases.sizesAndTimes();
        return cases.records;
    }

    private void absentAndEmpty() {
        text(null, "the key is null");
        text("", "the key is empty");
        text("empty value", "");
        text("the JSON word null", "null");
        text("tombstone", null);
        text(null, null);
        text("", "");
        text("white space", " \t\r\n ");
    }

    private void hostileText() {
        text("control characters", "bell \u0007, null \u0000, escape \u001b[31mred\u001b[0m, delete \u007f, C1 \u0085");
        text("bidi \u202Eyek\u202C", "invoice\u202Egnp.exe, \u2066isolated\u2069, \u200Fright-to-left mark");
        text("invisible", "zero\u200Bwidth\u200C\u200D, \uFEFFbyte order mark, no\u00A0break, soft\u00ADhyphen");
        text("<b>html</b>", "<img src=x onerror=alert(1)><script>alert('kconsole')</script><a href=\"javascript:alert(1)\">x</a>");
        text("spreadsheet formula", "=HYPERLINK(\"https://example.com\",\"click\")");
        text("line ends", "unix\nwindows\r\nold mac\rseparator\u2028paragraph\u2029end");
        text("한글 자모", "\u1112\u1161\u11AB\u1100\u1173\u11AF is not 한글 byte by byte");
        text("emoji", "👩‍👩‍👧‍👦 🇰🇷 👍🏽 \uD83D\uDE80");
        text("quotes", "it's \"quoted\" \\ back\\slashed $HOME `id` %s {{x}} ${y}");
    }

    private void json() {
        text("__proto__", "{\"__proto__\":{\"polluted\":true},\"constructor\":{\"prototype\":{\"polluted\":true}},\"toString\":1}");
        text("exact numbers", "{\"int64\":9223372036854775807,\"beyond\":12345678901234567890123,\"decimal\":0.10,\"tiny\":1E-400,\"huge\":1e400,\"minusZero\":-0.0}");
        text("duplicate names", "{\"a\":1,\"a\":2,\"A\":3}");
        text("number order", "{\"10\":\"ten\",\"9\":\"nine\",\"b\":1,\"a\":2}");
        text("scalar number", "42");
        text("scalar text", "\"only a string\"");
        text("scalar true", "true");
        text("empty object", "{}");
        text("array", "[1,\"two\",null,[],{}]");
        text("broken json", "{\"orderId\":1,\"items\":[{\"sku\":\"KB-8801\"");
        text("two documents", "{\"a\":1}\n{\"a\":2}");
        text("escapes", "{\"lone\":\"\\ud800\",\"null\":\"\\u0000\",\"bidi\":\"\\u202e\",\"slash\":\"\\/\"}");
        text("deep", "[".repeat(600) + "]".repeat(600));
    }

    private void bytes() {
        byte[] everyByte = new byte[256];
        for (int i = 0; i < everyByte.length; i++) everyByte[i] = (byte) i;
        add("every byte".getBytes(UTF_8), everyByte, List.of());
        add("not UTF-8".getBytes(UTF_8), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF, (byte) 0xFE, 'o', 'k'}, List.of());
        add("cut in a character".getBytes(UTF_8), new byte[] {'a', (byte) 0xED, (byte) 0x95}, List.of());
        add(new byte[] {0, (byte) 0xFF, 0x10}, "the key is binary".getBytes(UTF_8), List.of());
        // Confluent's framing: a magic zero and a schema id, here of no registry.
        add("schema id 7".getBytes(UTF_8), new byte[] {0, 0, 0, 0, 7, 2, 'h', 'i'}, List.of());
    }

    private void headers() {
        add(
                "headers".getBytes(UTF_8),
                "look at the headers".getBytes(UTF_8),
                List.of(
                        SeedRecord.header("twice", "first"),
                        SeedRecord.header("twice", "second"),
                        SeedRecord.header("twice", null),
                        SeedRecord.header("null", null),
                        SeedRecord.header("empty", ""),
                        SeedRecord.header("", "the name is empty"),
                        SeedRecord.header("__proto__", "polluted"),
                        SeedRecord.header("<b>이름</b>\u202E", "값\u0000"),
                        new RecordHeader("binary", new byte[] {0, 1, (byte) 0x80, (byte) 0xFF})));
        List<Header> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) many.add(SeedRecord.header("header-" + i, "value " + i));
        add("200 headers".getBytes(UTF_8), "many".getBytes(UTF_8), many);
    }

    private void sizesAndTimes() {
        text("long key ".repeat(500), "the key is long");
        text("1 MB on one line", "0123456789abcdef".repeat(MEGABYTE / 16));
        text("1 MB of JSON", "[" + "{\"id\":9007199254740993,\"name\":\"김서연\"},".repeat(25_000) + "{}]");
        records.add(new SeedRecord(0, 0, "1970".getBytes(UTF_8), "the timestamp is 0".getBytes(UTF_8), List.of()));
    }

    private void text(String key, String value) {
        add(SeedRecord.bytes(key), SeedRecord.bytes(value), List.of());
    }

    private void add(byte[] key, byte[] value, List<Header> headers) {
        records.add(new SeedRecord(0, firstMs + records.size() * 1_000L, key, value, headers));
    }
}
