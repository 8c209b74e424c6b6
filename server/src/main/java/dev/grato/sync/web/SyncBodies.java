package dev.grato.sync.web;

import dev.grato.api.JsonBody;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.spi.SyncReading.Sum;
import dev.grato.sync.internal.SyncService.Held;
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
    private static final int MOST_COMPARED = 50;
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
        var limit = body.object().get("limit");
        return limit == null ? USUAL_CHANGES : (int) whole(limit, "limit", 1, MOST_CHANGES);
    }

    private static int bits(Map<String, @Nullable Object> body, String at) {
        int bits = (int) whole(body.get("bits"), at + "bits", 4, 8);
        if (bits % 2 != 0) {
            throw JsonBody.wrong(at + "bits", "outOfRange", Map.of("min", 4, "max", 8));
        }
        return bits;
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

    /// What the device holds of several objects.
    static List<Held> several(Map<String, @Nullable Object> body, String name) {
        var list = list(body, name, name, MOST_COMPARED);
        var several = new ArrayList<Held>();
        for (int i = 0; i < list.size(); i++) {
            var path = name + "[" + i + "]";
            var one = Json.asObject(list.get(i));
            if (one == null) {
                throw JsonBody.wrong(path, "notAnObject", Map.of());
            }
            several.add(held(one, path + "."));
        }
        return several;
    }

    /// What the device holds of an object: the sum of each bucket.
    ///
    /// @param at what stands before the names in refusals
    static Held held(Map<String, @Nullable Object> body, String at) {
        if (!(body.get("object") instanceof String object)) {
            throw JsonBody.wrong(at + "object", body.get("object") == null ? "required" : "notAText", Map.of());
        }
        int bits = bits(body, at);
        int buckets = 1 << bits;
        var counts = list(body, "counts", at + "counts", buckets);
        var xor = list(body, "xor", at + "xor", buckets);
        if (counts.size() != buckets || xor.size() != buckets) {
            var wrong = counts.size() != buckets ? "counts" : "xor";
            throw JsonBody.wrong(at + wrong, "outOfRange", Map.of("min", buckets, "max", buckets));
        }
        var sums = new ArrayList<Sum>();
        for (int i = 0; i < buckets; i++) {
            if (!(xor.get(i) instanceof String tag) || !TAG.matcher(tag).matches()) {
                throw JsonBody.wrong(at + "xor[" + i + "]", "notATag", Map.of());
            }
            long count = whole(counts.get(i), at + "counts[" + i + "]", 0, Integer.MAX_VALUE);
            sums.add(new Sum(count, Long.parseUnsignedLong(tag, 16)));
        }
        return new Held(object, bits, sums);
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
        return list(body.object(), name, name, most);
    }

    private static List<@Nullable Object> list(Map<String, @Nullable Object> body, String name, String path, int most) {
        var list = Json.asList(body.get(name));
        if (list == null) {
            throw JsonBody.wrong(path, "notAList", Map.of());
        }
        if (list.size() > most) {
            throw JsonBody.wrong(path, "tooManyValues", Map.of("max", most));
        }
        return list;
    }
}
