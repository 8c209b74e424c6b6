package dev.grato.api;

import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Valid values made from JSON Schemas, and values that are valid for nothing.
final class HostileValues {

    /// JSON as it is, however broken.
    record Raw(String json) {}

    private static final List<String> RAW = List.of(
            "1e999999",
            "-1e-999999",
            "100e2147483647",
            "1e99999999999999",
            "1e-2147483648",
            "0e2147483647",
            "99999999999999999999999999999999999999999999999999",
            "-9223372036854775809",
            "0.00000000000000000000000000000000001",
            "1" + "0".repeat(99),
            "1" + "0".repeat(101),
            "NaN",
            "01",
            "-0.0",
            "+1",
            "tru",
            "'x'",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\x\"",
            "\"\u0001\"",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "2147483648",
            "{}",
            "[]",
            "[[[[]]]]",
            "[null]",
            "{\"\":\"\"}",
            "{\"a\":1,\"a\":2}",
            "{\"id\":null}",
            "{\"id\":\"x\"}",
            "{\"amount\":1e400,\"currency\":\"EUR\"}",
            "{\"amount\":\"12\",\"currency\":\"\u20ac\u20ac\u20ac\"}",
            "{\"relative\":\"-99999999999d\"}",
            "{\"from\":2,\"to\":1}",
            "{\"latitude\":91,\"longitude\":1e300}",
            "[{\"address\":\"a@b\"},{\"address\":\"a@b\"}]",
            "[1,\"x\",null,{}]",
            "[".repeat(60) + "]".repeat(60),
            "[".repeat(70) + "]".repeat(70),
            "{\"a\":".repeat(60) + "1" + "}".repeat(60));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u202e\u200f",
            "e\u0301".repeat(30),
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "\ufeff",
            "2026-02-30",
            "0000-01-01",
            "10000-01-01",
            "-999999999-01-01",
            "2026-11-22T25:61:61Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "PT99999999999999999999S",
            "P-1D",
            "a@",
            "@b",
            "+",
            "+999999999999999999",
            "https://",
            "javascript:alert(1)",
            "<script>alert(1)</script>",
            "'; drop table company; --",
            "\\",
            "%",
            "_",
            "%%%'\"\\",
            "@me",
            "@myTeam",
            "@nobody",
            "{0}",
            "{name}",
            "${x}",
            "null",
            "true",
            "1e999999",
            "NaN",
            "\u0663\u0664",
            "EUR",
            "ZZZ",
            "IT12345678901",
            "x",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "01a201ff-098a-7c3a-a3d8-759fd43c565",
            "01a201ff-098a-7c3a-a3d8-759fd43c565g",
            "../../etc/passwd",
            "a\r\nSet-Cookie: x=y",
            "a\u2028b",
            "\u0130\u0131\u1e9e\ufb01",
            "x".repeat(300),
            "\u20ac".repeat(2_000),
            "\ud83d\udc69".repeat(1_500),
            "x".repeat(20_000),
            "ab ".repeat(70_000));

    private final Random random;
    private final Map<?, ?> schemas;

    HostileValues(Random random, Map<?, ?> schemas) {
        this.random = random;
        this.schemas = schemas;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String text() {
        return random.nextInt(4) == 0 ? garbage() : pick(TEXTS);
    }

    /// Short enough for headers and addresses.
    String shortText() {
        var text = text();
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private String garbage() {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            int point = random.nextInt(3) == 0 ? random.nextInt(0x110000) : 1 + random.nextInt(0x250);
            text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? 'x' : Math.max(1, point));
        }
        return text.toString();
    }

    Object hostile() {
        return switch (random.nextInt(4)) {
            case 0, 1 -> new Raw(pick(RAW));
            case 2 -> text();
            default -> {
                var list = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(hostile());
                }
                yield random.nextBoolean() ? list : new LinkedHashMap<>(Map.of(shortText(), list));
            }
        };
    }

    /// A value that fits the schema, as far as a schema says what fits.
    Object valid(Map<?, ?> schema, int depth) {
        if (schema.get("$ref") instanceof String ref) {
            return valid((Map<?, ?>) schemas.get(ref.substring(ref.lastIndexOf('/') + 1)), depth);
        }
        for (var word : List.of("anyOf", "oneOf")) {
            if (schema.get(word) instanceof List<?> several) {
                boolean isLeaf = depth > 4;
                return valid(
                        (Map<?, ?>) (isLeaf ? several.getLast() : several.get(random.nextInt(several.size()))),
                        depth + 1);
            }
        }
        if (schema.get("enum") instanceof List<?> choices && !choices.isEmpty()) {
            return choices.get(random.nextInt(choices.size()));
        }
        return switch (String.valueOf(schema.get("type"))) {
            case "object" -> object(schema, depth);
            case "array" -> list(schema, depth);
            case "boolean" -> random.nextBoolean();
            case "integer" -> whole(schema);
            case "number" -> schema.containsKey("minimum") ? whole(schema) : random.nextInt(100_000) / 4.0;
            case "null" -> null;
            case "string" -> string(schema);
            default -> pick(List.of("x", 1, true));
        };
    }

    private Object whole(Map<?, ?> schema) {
        int min = schema.get("minimum") instanceof Number number ? number.intValue() : 0;
        int max = schema.get("maximum") instanceof Number number ? Math.min(number.intValue(), 1_000_000) : 1_000;
        return min + random.nextInt(Math.max(1, max - min + 1));
    }

    private Object string(Map<?, ?> schema) {
        return switch (String.valueOf(schema.get("format"))) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2026-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
            case "date-time" -> "2027-01-%02dT10:00:00Z".formatted(1 + random.nextInt(28));
            case "duration" -> "PT" + random.nextInt(100) + "M";
            case "email" -> "m" + random.nextInt(100_000) + "@example.org";
            case "uri" -> "https://example.org/" + random.nextInt(100);
            case "password" -> "a long enough passphrase " + random.nextInt(100);
            default -> patterned(schema);
        };
    }

    private Object patterned(Map<?, ?> schema) {
        if (schema.get("pattern") instanceof String pattern) {
            return pattern.contains("{3}") ? "EUR" : "IT";
        }
        return "t" + Long.toString(random.nextInt(1_000_000), 36);
    }

    private Object list(Map<?, ?> schema, int depth) {
        var list = new ArrayList<>();
        int most = schema.get("maxItems") instanceof Number number ? Math.min(2, number.intValue()) : 2;
        for (int i = depth > 4 ? 0 : random.nextInt(most + 1); i > 0; i--) {
            list.add(valid((Map<?, ?>) schema.get("items"), depth + 1));
        }
        return list;
    }

    private Object object(Map<?, ?> schema, int depth) {
        var object = new LinkedHashMap<String, Object>();
        var properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        var required = schema.get("required") instanceof List<?> list ? list : List.of();
        properties.forEach((name, inner) -> {
            if (required.contains(name) || random.nextInt(4) == 0) {
                object.put((String) name, valid((Map<?, ?>) inner, depth + 1));
            }
        });
        return object;
    }

    /// The names of the properties an object of this schema can have.
    List<String> properties(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String ref) {
            return properties((Map<?, ?>) schemas.get(ref.substring(ref.lastIndexOf('/') + 1)));
        }
        var names = new ArrayList<String>();
        if (schema.get("properties") instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add((String) name));
        }
        return names;
    }

    /// The value with one place in it made hostile.
    Object spoiled(Object value) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() && random.nextInt(8) > 0 -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, inner) -> copy.put((String) name, inner));
                var name = pick(List.copyOf(copy.keySet()));
                copy.put(name, spoiled(copy.get(name)));
                return copy;
            }
            case List<?> list
            when !list.isEmpty() && random.nextInt(8) > 0 -> {
                var copy = new ArrayList<Object>(list);
                int at = random.nextInt(copy.size());
                copy.set(at, spoiled(copy.get(at)));
                return copy;
            }
            case null, default -> {
                return hostile();
            }
        }
    }

    static String json(Object value) {
        return switch (value) {
            case Raw raw -> raw.json();
            case Map<?, ?> map -> {
                var parts = new ArrayList<String>();
                map.forEach((name, inner) -> parts.add(Json.write(name) + ":" + json(inner)));
                yield "{" + String.join(",", parts) + "}";
            }
            case List<?> list ->
                "[" + String.join(",", list.stream().map(HostileValues::json).toList()) + "]";
            case null, default -> Json.write(value);
        };
    }
}
