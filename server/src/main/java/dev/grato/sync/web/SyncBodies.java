package dev.grato.sync.web;

import dev.grato.api.JsonBody;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.spi.SyncReading.Sum;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What devices send, as values; what they should not send is refused with its place.
final class SyncBodies {

    private static final int MOST_CHANGES = 5_000;
    private static final int USUAL_CHANGES = 1_000;
    private static final int MOST_IDS = 500;
    private static final int MOST_NAMES = 500;
    private static final Pattern TAG = Pattern.compile("[0-9a-f]{16}");

    private SyncBodies() {}

    static @Nullable Set<String> names(JsonBody body, String name) {
        if (body.object().get(name) == null) {
            return null;
        }
        var names = new LinkedHashSet<String>();
        var list = list(body, name, MOST_NAMES);
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof String text)) {
                throw JsonBody.wrong(name + "[" + i + "]", "notAText", Map.of());
            }
            names.add(text);
        }
        return names;
    }

    static int limit(JsonBody body) {
        return body.object().get("limit") == null ? USUAL_CHANGES : whole(body, "limit", 1, MOST_CHANGES);
    }

    static int bits(JsonBody body) {
        int bits = whole(body, "bits", 4, 8);
        if (bits % 2 != 0) {
            throw JsonBody.wrong("bits", "outOfRange", Map.of("min", 4, "max", 8));
        }
        return bits;
    }

    private static int whole(JsonBody body, String name, int min, int max) {
        return (int) whole(body.object().get(name), name, min, max);
    }

    private static long whole(@Nullable Object value, String path, long min, long max) {
        var number = Json.asNumber(value);
        if (number == null || number.scale() > 0 || number.precision() > 18) {
            throw JsonBody.wrong(path, "outOfRange", Map.of("min", min, "max", max));
        }
        long whole = number.longValue();
        if (whole < min || whole > max) {
            throw JsonBody.wrong(path, "outOfRange", Map.of("min", min, "max", max));
        }
        return whole;
    }

    /// The device's sum of each bucket.
    static List<Sum> sums(JsonBody body, int buckets) {
        var counts = list(body, "counts", buckets);
        var xor = list(body, "xor", buckets);
        if (counts.size() != buckets || xor.size() != buckets) {
            throw JsonBody.wrong(
                    counts.size() != buckets ? "counts" : "xor", "outOfRange", Map.of("min", buckets, "max", buckets));
        }
        var sums = new ArrayList<Sum>();
        for (int i = 0; i < buckets; i++) {
            if (!(xor.get(i) instanceof String tag) || !TAG.matcher(tag).matches()) {
                throw JsonBody.wrong("xor[" + i + "]", "notATag", Map.of());
            }
            long count = whole(counts.get(i), "counts[" + i + "]", 0, Integer.MAX_VALUE);
            sums.add(new Sum(count, Long.parseUnsignedLong(tag, 16)));
        }
        return sums;
    }

    static List<UUID> ids(JsonBody body) {
        var list = list(body, "ids", MOST_IDS);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < list.size(); i++) {
            var path = "ids[" + i + "]";
            ids.add(Ids.parse(list.get(i)).orElseThrow(() -> JsonBody.wrong(path, "notAnId", Map.of())));
        }
        return ids;
    }

    private static List<@Nullable Object> list(JsonBody body, String name, int most) {
        var list = Json.asList(body.object().get(name));
        if (list == null) {
            throw JsonBody.wrong(name, "notAList", Map.of());
        }
        if (list.size() > most) {
            throw JsonBody.wrong(name, "tooManyValues", Map.of("max", most));
        }
        return list;
    }
}
