package dev.grato.api;

import dev.grato.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Requests made from the OpenAPI document: each begins as a valid one, then something is done to it.
final class HostileRequests {

    /// One operation of the document.
    record Operation(String id, String method, String path, Map<String, Object> json) {

        /// The object's address, empty for operations of no object.
        String address() {
            return id.contains("_") ? path.split("/", -1)[3] : "";
        }
    }

    /// A request as it goes over the wire.
    record Sent(Operation operation, String method, String target, List<String> headers, byte[] body, String attack) {

        @Override
        public String toString() {
            var shown = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            return "%s: %s %s %s %s"
                    .formatted(
                            attack,
                            method,
                            cut(target),
                            headers.stream()
                                    .filter(header -> !header.startsWith("Authorization"))
                                    .toList(),
                            cut(shown));
        }

        private static String cut(String text) {
            return text.length() > 600 ? text.substring(0, 600) + "…" : text;
        }
    }

    /// What the requests can be about.
    ///
    /// @param ids ids of records that exist, by address
    /// @param foreign ids that exist elsewhere
    record Known(Map<String, List<String>> ids, List<String> foreign, Map<String, List<String>> fields) {}

    private static final int TRIES = 20;

    private final Random random;
    private final HostileValues values;
    private final Known known;
    private final List<Operation> operations;
    private final String authorization;
    private final String device;
    private final List<String> usedKeys = new ArrayList<>(List.of("first-key"));

    /// @param device the header by which a device names itself
    HostileRequests(
            Random random,
            HostileValues values,
            Known known,
            List<Operation> operations,
            String authorization,
            String device) {
        this.device = device;
        this.random = random;
        this.values = values;
        this.known = known;
        this.operations = operations;
        this.authorization = authorization;
    }

    /// @param carriedOut operations that have been asked often enough: two of three requests are for none of them,
    /// and every other of those stays as valid as it begins
    Sent next(Set<String> carriedOut) {
        var operation = drawn();
        boolean isWanted = random.nextInt(3) > 0;
        for (int i = 0; isWanted && i < TRIES && carriedOut.contains(operation.id()); i++) {
            operation = drawn();
        }
        return new Making(operation).make(isWanted && random.nextBoolean());
    }

    private Operation drawn() {
        return operations.get(random.nextInt(operations.size()));
    }

    /// One request while it is made.
    private final class Making {

        private final Operation operation;
        private final List<String> headers = new ArrayList<>();
        private final Map<String, String> query = new LinkedHashMap<>();
        private final HostileFilters filters;
        private String method;
        private String path;
        private String rawQuery = "";
        private Object json;
        private byte[] body;
        private String type = "application/json";
        private String attack = "none";

        Making(Operation operation) {
            this.operation = operation;
            this.method = operation.method();
            this.path = operation.path();
            this.filters = new HostileFilters(
                    random, values, known.fields().getOrDefault(operation.address(), List.of("name", "owner")));
        }

        Sent make(boolean isValid) {
            headers.add("Authorization: " + authorization);
            if (path.startsWith("/api/v1/sync/")) {
                headers.add(device);
            }
            fillPath(false);
            valid();
            if (!isValid) {
                spoil();
            }
            if (body == null && json != null) {
                body = HostileValues.json(json).getBytes(StandardCharsets.UTF_8);
            }
            if (body != null && !type.isEmpty()) {
                headers.add("Content-Type: " + type);
            }
            var pairs = new ArrayList<String>();
            query.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
            if (!rawQuery.isEmpty()) {
                pairs.add(rawQuery);
            }
            var target = path + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
            return new Sent(operation, method, target, headers, body, attack);
        }

        private void fillPath(boolean isBad) {
            var ids = known.ids().getOrDefault(idsOf(operation), List.of());
            var id = ids.isEmpty() || random.nextInt(10) == 0
                    ? "01a201ff-098a-7c3a-a3d8-759fd43c565f"
                    : values.pick(ids);
            path = operation.path();
            path = filled("id", isBad ? badId() : id);
            path = filled("object", isBad ? encoded(values.shortText()) : "specimens");
            path = filled(
                    "field", isBad ? encoded(values.shortText()) : values.pick(List.of("aText", "aNumber", "aSelect")));
            path = filled("rule", isBad ? encoded(values.shortText()) : "rule");
            path = filled("delivery", isBad ? badId() : id);
            path = filled("slug", isBad ? encoded(values.shortText()) : "nowhere");
        }

        private static String idsOf(Operation operation) {
            return operation.address().isEmpty()
                    ? operation.path().split("/", -1)[3 < operation.path().split("/", -1).length ? 3 : 1]
                    : operation.address();
        }

        private String filled(String name, String value) {
            return path.replace("{" + name + "}", value);
        }

        private String badId() {
            return switch (random.nextInt(5)) {
                case 0 -> values.pick(known.foreign());
                case 1 ->
                    values.pick(List.of(
                            "%",
                            "%zz",
                            "%00",
                            "%ff%fe",
                            "..",
                            ".",
                            "%2e%2e",
                            ";x=y",
                            "a%2Fb",
                            "%5c",
                            "//",
                            "null",
                            "0",
                            "x y",
                            "%c0%af",
                            "%0d%0a",
                            "01a201ff-098a-7c3a-a3d8-759fd43c565f;jsessionid=1",
                            "a".repeat(6_000)));
                default -> encoded(values.shortText());
            };
        }

        private void valid() {
            for (var parameter : parameters()) {
                if (Boolean.TRUE.equals(parameter.get("required")) && "query".equals(parameter.get("in"))) {
                    var name = (String) parameter.get("name");
                    query.put(name, name.equals("object") ? "companies" : "a.txt");
                }
            }
            if (operation.json().get("requestBody") instanceof Map<?, ?> requestBody) {
                var content = (Map<?, ?>) requestBody.get("content");
                type = (String) content.keySet().iterator().next();
                var schema = (Map<?, ?>) ((Map<?, ?>) content.get(type)).get("schema");
                if (type.equals("application/json")) {
                    json = related(values.valid(schema, 0));
                } else {
                    body = values.text().getBytes(StandardCharsets.UTF_8);
                }
            }
        }

        /// Ids in valid bodies mostly point at something.
        private Object related(Object value) {
            return switch (value) {
                case Map<?, ?> map -> {
                    var copy = new LinkedHashMap<String, Object>();
                    map.forEach((name, inner) -> copy.put((String) name, related(inner)));
                    yield copy;
                }
                case List<?> list -> {
                    var copy = new ArrayList<Object>();
                    list.forEach(item -> copy.add(related(item)));
                    yield copy;
                }
                case String text when text.length() == 36 && text.charAt(8) == '-' && random.nextInt(3) > 0 -> anyId();
                case null, default -> value;
            };
        }

        private String anyId() {
            var all = known.ids().get(values.pick(List.copyOf(known.ids().keySet())));
            return all.isEmpty() || random.nextInt(6) == 0 ? values.pick(known.foreign()) : values.pick(all);
        }

        @SuppressWarnings("unchecked")
        private List<Map<String, Object>> parameters() {
            return operation.json().get("parameters") instanceof List<?> list
                    ? (List<Map<String, Object>>) list
                    : List.of();
        }

        private boolean isListed() {
            return parameters().stream()
                    .anyMatch(parameter -> String.valueOf(parameter.get("$ref")).endsWith("/filter"));
        }

        private boolean hasFilter() {
            return isListed()
                    || operation.id().endsWith("_query")
                    || operation.id().endsWith("_aggregate")
                    || operation.id().endsWith("Rule")
                    || operation.id().endsWith("View");
        }

        private void spoil() {
            int dice = random.nextInt(20);
            if (dice == 0) {
                return;
            }
            if (hasFilter() && dice < 10) {
                question();
            } else if (json != null && dice < 15) {
                spoilBody();
            } else if (dice < 17) {
                spoilAddress();
            } else {
                spoilHeaders();
            }
        }

        private void question() {
            attack = "question";
            var filter = filters.filter();
            var sort = values.pick(List.of("-createdAt", "name,-id", "", ",,", "-", "--name", filters.path(), "a,b,c"));
            if (isListed()) {
                if (random.nextBoolean()) {
                    query.put("filter", HostileValues.json(filter));
                }
                query.put(
                        values.pick(List.of("limit", "cursor", "fields", "expand", "count", filters.path())),
                        values.pick(List.of(
                                "0",
                                "-1",
                                "501",
                                "1e9",
                                "99999999999999",
                                "x",
                                "exact",
                                "company,owner",
                                "company,company",
                                filters.path(),
                                values.shortText(),
                                "")));
                if (random.nextBoolean()) {
                    query.put("sort", sort);
                }
                return;
            }
            var asked = new LinkedHashMap<String, Object>();
            if (Json.asObject(json) != null) {
                asked.putAll(Json.asObject(json));
            }
            asked.put(operation.id().endsWith("Rule") ? "refuses" : "filter", filter);
            if (operation.id().endsWith("_aggregate")) {
                asked.put(
                        "groupBy",
                        List.of(Map.of(
                                "field", filters.path(), "bucket", values.pick(List.of("day", "week", "month", "x")))));
                asked.put(
                        "measures",
                        List.of(Map.of(
                                "op",
                                values.pick(List.of("count", "countDistinct", "sum", "avg", "min", "max", "x")),
                                "field",
                                filters.path(),
                                "name",
                                values.shortText())));
            } else if (operation.id().endsWith("_query")) {
                asked.put("sort", List.of(sort, filters.path()));
                asked.put("cursor", values.hostile());
            }
            json = asked;
        }

        private void spoilBody() {
            switch (random.nextInt(14)) {
                case 0 -> {
                    attack = "unknown field";
                    json = with(values.shortText(), values.hostile());
                }
                case 1 -> {
                    attack = "not an object";
                    json = values.pick(
                            List.of(List.of(), "x", 1, true, new HostileValues.Raw("null"), new HostileValues.Raw("")));
                }
                case 2 -> {
                    attack = "cut off";
                    var text = HostileValues.json(json);
                    body = text.substring(0, random.nextInt(text.length())).getBytes(StandardCharsets.UTF_8);
                }
                case 3 -> {
                    attack = "trailing";
                    body = (HostileValues.json(json) + values.pick(List.of("x", "{}", "]", ",", "\u0000")))
                            .getBytes(StandardCharsets.UTF_8);
                }
                case 4 -> {
                    attack = "encoding";
                    var text = HostileValues.json(with("name", "caffè €"));
                    body = text.getBytes(values.pick(
                            List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)));
                    if (random.nextInt(3) == 0) {
                        var utf8 = text.getBytes(StandardCharsets.UTF_8);
                        body = Arrays.copyOf(utf8, Math.max(1, utf8.length - 4));
                    }
                }
                case 5 -> {
                    attack = "name twice";
                    var text = HostileValues.json(json);
                    if (text.startsWith("{\"")) {
                        var name = text.substring(1, text.indexOf(':') + 1);
                        body = ("{" + name + "1," + text.substring(1)).getBytes(StandardCharsets.UTF_8);
                    }
                }
                case 6 -> {
                    attack = "deep";
                    int levels = values.pick(List.of(50, 65, 5_000, 100_000));
                    json = with("name", new HostileValues.Raw("[".repeat(levels) + "]".repeat(levels)));
                }
                case 7 -> {
                    attack = "media type";
                    type = values.pick(List.of(
                            "",
                            "text/plain",
                            "application/xml",
                            "application/json; charset=latin1",
                            "nonsense",
                            "application/json; charset=nowhere",
                            "multipart/form-data; boundary=x",
                            "multipart/form-data",
                            "application/x-www-form-urlencoded",
                            "*/*",
                            "a/b/c",
                            ";",
                            "application/json;charset=\""));
                }
                case 8 -> {
                    attack = "any property";
                    var names = values.properties(schema());
                    json = names.isEmpty() ? values.hostile() : with(values.pick(names), values.hostile());
                }
                case 9 -> {
                    attack = "one out";
                    if (Json.asObject(json) instanceof Map<String, Object> object && !object.isEmpty()) {
                        var copy = new LinkedHashMap<>(object);
                        copy.remove(values.pick(List.copyOf(copy.keySet())));
                        json = copy;
                    }
                }
                default -> {
                    attack = "spoiled";
                    json = values.spoiled(json);
                }
            }
        }

        private Map<?, ?> schema() {
            var content = (Map<?, ?>) ((Map<?, ?>) operation.json().get("requestBody")).get("content");
            return (Map<?, ?>) ((Map<?, ?>) content.get("application/json")).get("schema");
        }

        private Map<String, Object> with(String name, Object value) {
            var copy = new LinkedHashMap<String, Object>();
            if (Json.asObject(json) != null) {
                copy.putAll(Json.asObject(json));
            }
            copy.put(name, value);
            return copy;
        }

        private void spoilAddress() {
            switch (random.nextInt(5)) {
                case 0 -> {
                    attack = "bad query";
                    rawQuery = values.pick(List.of(
                            "%",
                            "%zz=1",
                            "a=%ff",
                            "filter=%00",
                            "filter={",
                            "limit=%",
                            "a=b=c&&&=",
                            "=",
                            "&",
                            "filter=[]",
                            "object=",
                            "x=" + "y".repeat(17_000),
                            "%c0%af=1",
                            "limit=1&limit=2",
                            "filter={}&filter={}",
                            "a[b]=1"));
                }
                case 1 -> {
                    attack = "parameter";
                    query.put(
                            values.pick(List.of(
                                    "limit",
                                    "cursor",
                                    "object",
                                    "name",
                                    "atomic",
                                    "wait",
                                    "after",
                                    "all",
                                    "expand",
                                    values.shortText())),
                            values.shortText());
                    if (operation.id().equals("listChanges")) {
                        query.put("after", values.shortText());
                    }
                }
                case 2 -> {
                    attack = "method";
                    method = values.pick(List.of(
                            "GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get", "PROPFIND"));
                }
                case 3 -> {
                    attack = "tail";
                    path += values.pick(List.of(
                            "/",
                            "/x",
                            "//",
                            ";a=b",
                            "/%2e%2e/x",
                            "/..",
                            "%20",
                            "\\",
                            "/../../../../etc",
                            "%00",
                            ".json"));
                }
                default -> {
                    attack = "bad id";
                    fillPath(true);
                }
            }
        }

        private void spoilHeaders() {
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    attack = "If-Match";
                    headers.add("If-Match: "
                            + values.pick(List.of(
                                    "*",
                                    "",
                                    "\"\"",
                                    "\"1-0\"",
                                    "W/\"1-1\"",
                                    "\"99999999999999999999-x\"",
                                    "1-1",
                                    "\"-1-ffffffffffffffff\"",
                                    "\"0-0\"",
                                    "x,y",
                                    "\"1-ffffffffffffffffffff\"",
                                    latin(values.shortText()))));
                }
                case 2 -> {
                    attack = "used key";
                    headers.add("Idempotency-Key: " + values.pick(usedKeys));
                }
                case 3 -> {
                    attack = "Idempotency-Key";
                    var key = values.pick(List.of(
                            "", " ", "x".repeat(256), "k" + random.nextInt(1_000), "a b", latin(values.shortText())));
                    usedKeys.add(key);
                    headers.add("Idempotency-Key: " + key);
                }
                case 4 -> {
                    attack = "Authorization";
                    headers.set(
                            0,
                            "Authorization: "
                                    + values.pick(List.of(
                                            "",
                                            "Basic eA==",
                                            "Bearer",
                                            "Bearer ",
                                            "Bearer " + "x".repeat(5_000),
                                            "Bearer " + latin(values.shortText()),
                                            authorization + "x")));
                }
                case 5 -> {
                    attack = "Accept";
                    headers.add("Accept: "
                            + values.pick(List.of(
                                    "text/html",
                                    "image/png",
                                    "nonsense",
                                    "*",
                                    "application/xml;q=0",
                                    ";",
                                    "a/b/c",
                                    "")));
                }
                case 6 -> {
                    attack = "length";
                    headers.add(values.pick(List.of(
                            "Content-Length: 5",
                            "Content-Length: -1",
                            "Content-Length: x",
                            "Content-Length: 99999999999",
                            "Content-Length: 2000000",
                            "Transfer-Encoding: nonsense",
                            "Content-Encoding: gzip",
                            "Expect: 100-continue",
                            "Expect: x")));
                }
                default -> {
                    attack = "odd header";
                    headers.add(values.pick(List.of(
                            "Accept-Language: %%%;q=x",
                            "Accept-Language: " + "en,".repeat(2_000),
                            "Cookie: grato_session=",
                            "Cookie: grato_session=" + "x".repeat(300),
                            "Cookie: ;;;=;",
                            "X-Forwarded-For: x",
                            "Range: bytes=5-1",
                            "X-CSRF-Token: x",
                            "Host: evil",
                            "If-None-Match: x",
                            "If-Modified-Since: x",
                            "Origin: null",
                            "Upgrade: h2c",
                            "X-HTTP-Method-Override: DELETE",
                            "Forwarded: for=\"",
                            "X-Y: " + latin(values.shortText()))));
                }
            }
        }

        private static String latin(String text) {
            return text.replaceAll("[\r\n\u0000]", "");
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The operations of the document.
    static List<Operation> operations(Map<String, Object> document) {
        var found = new ArrayList<Operation>();
        ((Map<?, ?>) document.get("paths"))
                .forEach((path, verbs) -> ((Map<?, ?>) verbs).forEach((verb, json) -> {
                    var operation = Json.asObject(json);
                    found.add(new Operation(
                            (String) operation.get("operationId"),
                            ((String) verb).toUpperCase(Locale.ROOT),
                            (String) path,
                            operation));
                }));
        return found;
    }
}
