package dev.grato.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Patience;
import dev.grato.Staff.Member;
import dev.grato.TestServer.Answer;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/// A device as simple as can be: a map of rows that follows the protocol.
final class TestDevice {

    final UUID id = Ids.next();
    final Map<String, Map<String, Object>> rows = new HashMap<>();
    String cursor = "";
    Map<String, Object> schema = Map.of();
    private final Member user;

    TestDevice(Member user) {
        this.user = user;
        assertThat(user.post("/sync/devices", Map.of("id", id.toString(), "name", "Test", "profile", "field"))
                        .status())
                .isEqualTo(201);
    }

    /// One that has fetched everything.
    static TestDevice of(Member user) {
        var device = new TestDevice(user);
        device.bootstrap();
        return device;
    }

    Answer send(String method, String path, Object json) {
        return user.send(method, "/sync" + path, json, "Grato-Device", id.toString());
    }

    Map<String, Object> call(String path, Object json) {
        var answer = send("POST", path, json);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    void fetchSchema() {
        schema = send("GET", "/schema", null).json();
    }

    void bootstrap() {
        fetchSchema();
        rows.clear();
        var beginning = call("/bootstrap", Map.of("schema", schema.get("schema")));
        cursor = (String) beginning.get("cursor");
        for (var page : list(beginning.get("pages"))) {
            read((String) page.get("object"), (String) page.get("page"));
        }
    }

    void read(String object, String firstPage) {
        var page = firstPage;
        while (page != null) {
            var answer = send("POST", "/page", Map.of("page", page));
            assertThat(answer.status()).isEqualTo(200);
            for (var line : answer.response().body().split("\n")) {
                var row = Json.readObject(line);
                if (row.containsKey("next")) {
                    page = (String) row.get("next");
                } else {
                    keep(object, row);
                }
            }
        }
    }

    /// Begins anew and asks for all pages at once, as the web client does; the number of answers it took.
    int bootstrapAtOnce() {
        fetchSchema();
        rows.clear();
        var beginning = call("/bootstrap", Map.of("schema", schema.get("schema")));
        cursor = (String) beginning.get("cursor");
        var left = list(beginning.get("pages"));
        int answers = 0;
        while (!left.isEmpty()) {
            var pages = left.stream().map(page -> page.get("page")).toList();
            for (var line : send("POST", "/page", Map.of("pages", pages))
                    .response()
                    .body()
                    .split("\n")) {
                var columns = Json.readObject(line);
                if (columns.containsKey("next")) {
                    left = list(columns.get("next"));
                } else {
                    keepColumns(columns);
                }
            }
            answers++;
        }
        return answers;
    }

    private void keepColumns(Map<String, Object> columns) {
        var ids = Json.asList(columns.get("ids"));
        var fields = Json.asObject(columns.get("values"));
        for (int i = 0; i < ids.size(); i++) {
            var values = new LinkedHashMap<String, Object>();
            for (var field : fields.entrySet()) {
                var value = Json.asList(field.getValue()).get(i);
                if (value != null) {
                    values.put(field.getKey(), value);
                }
            }
            var version = Json.asList(columns.get("versions")).get(i);
            var tag = Json.asList(columns.get("tags")).get(i);
            var row = new LinkedHashMap<String, Object>();
            row.put("id", ids.get(i));
            row.put("version", version);
            row.put("etag", "\"" + version + "-" + tag + "\"");
            row.put("tag", tag);
            row.put("values", values);
            keep((String) columns.get("object"), row);
        }
    }

    private void keep(String object, Map<String, Object> row) {
        row.put("object", object);
        rows.put((String) row.get("id"), row);
    }

    /// Asks for what is new until there is no more; the reason where the device must compare instead.
    String pull() {
        while (true) {
            var delta = call("/pull", Map.of("cursor", cursor));
            if (delta.containsKey("reconcile")) {
                return (String) delta.get("reconcile");
            }
            take(delta);
            if (!Boolean.TRUE.equals(delta.get("more"))) {
                return "";
            }
        }
    }

    void take(Map<String, Object> delta) {
        for (var upsert : list(delta.get("upserts"))) {
            keep((String) upsert.get("object"), new HashMap<>(map(upsert.get("row"))));
        }
        for (var removal : list(delta.get("removals"))) {
            rows.remove((String) removal.get("id"));
        }
        cursor = (String) delta.get("cursor");
    }

    /// Pulls until it has this many rows' worth of patience: the feed waits for transactions of other tests.
    void pullUntil(BooleanSupplier isThere) {
        Patience.until(() -> {
            pull();
            return isThere.getAsBoolean();
        });
    }

    /// Compares all objects by sums and fetches what differs, as after a reconcile.
    Set<String> reconcile() {
        fetchSchema();
        var differing = new TreeSet<String>();
        String oldest = null;
        for (var object : list(schema.get("objects"))) {
            var name = (String) object.get("name");
            var answer = digest(name, 4);
            oldest = oldest == null ? (String) answer.get("cursor") : oldest;
            for (var bucket : list(answer.get("buckets"))) {
                differing.add(name);
                var wanted = new ArrayList<String>();
                var mine = new TreeSet<String>();
                rows.forEach((id, row) -> {
                    if (row.get("object").equals(name) && bucket(id, 4) == (int) bucket.get("bucket")) {
                        mine.add(id);
                    }
                });
                for (var pair : (List<?>) bucket.get("rows")) {
                    wanted.add((String) ((List<?>) pair).getFirst());
                }
                wanted.forEach(mine::remove);
                mine.forEach(rows::remove);
                for (var row : list(
                        call("/rows", Map.of("object", name, "ids", wanted)).get("rows"))) {
                    keep(name, new HashMap<>(row));
                }
            }
        }
        cursor = oldest;
        return differing;
    }

    /// What the schema says of an object.
    Map<String, Object> object(String name) {
        return list(schema.get("objects")).stream()
                .filter(one -> one.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// What the schema says of a field.
    Map<String, Object> field(String object, String name) {
        return list(object(object).get("fields")).stream()
                .filter(field -> field.get("name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    Map<String, Object> digest(String object, int bits) {
        return call("/digest", sums(object, bits));
    }

    List<Map<String, Object>> sums(List<String> objects, int bits) {
        return objects.stream().map(object -> sums(object, bits)).toList();
    }

    private Map<String, Object> sums(String object, int bits) {
        int buckets = 1 << bits;
        var counts = new int[buckets];
        var xor = new long[buckets];
        rows.values().stream().filter(row -> row.get("object").equals(object)).forEach(row -> {
            int bucket = bucket((String) row.get("id"), bits);
            counts[bucket]++;
            xor[bucket] ^= Long.parseUnsignedLong((String) row.get("tag"), 16);
        });
        var sums = new ArrayList<String>();
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < buckets; i++) {
            sums.add("%016x".formatted(xor[i]));
            numbers.add(counts[i]);
        }
        return Map.of("object", object, "bits", bits, "counts", numbers, "xor", sums);
    }

    /// Whether all sums are those of the server.
    boolean isSame() {
        return list(schema.get("objects")).stream()
                .allMatch(object -> list(digest((String) object.get("name"), 6).get("buckets"))
                        .isEmpty());
    }

    static int bucket(String id, int bits) {
        return Integer.parseInt(id.substring(34), 16) & ((1 << bits) - 1);
    }

    boolean has(UUID record) {
        return rows.containsKey(record.toString());
    }

    Map<String, Object> values(UUID record) {
        return map(rows.get(record.toString()).get("values"));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Object json) {
        return (List<Map<String, Object>>) json;
    }
}
