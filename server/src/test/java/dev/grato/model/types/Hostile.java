package dev.grato.model.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Random JSON of the worst kind, repeatable by its seed.
final class Hostile {

    static final List<String> KEYS = List.of(
            "amount",
            "currency",
            "address",
            "label",
            "isPrimary",
            "number",
            "extension",
            "url",
            "given",
            "family",
            "full",
            "title",
            "street",
            "city",
            "country",
            "region",
            "postalCode",
            "latitude",
            "longitude",
            "kind",
            "isDoubtful",
            "from",
            "to",
            "words",
            "id",
            "object",
            "name",
            "size",
            "type",
            "x",
            "");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\uD800",
            "\uDC00x",
            "a\u0000b",
            "\u202E\u200F",
            "e\u0301\u0301\u0301",
            "𝒳𝒴",
            "👩‍👩‍👧",
            "\uFEFF",
            "ﷺ",
            "1e999999",
            "-1E-999999",
            "NaN",
            "Infinity",
            "0x10",
            "٣٤",
            "1,234",
            "1.234,5",
            "½",
            "²",
            "2026-02-30",
            "0000-01-01",
            "10000-01-01",
            "2026-11-22",
            "2026-11-22T24:00:00Z",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59-14:00",
            "PT99999999999999999999S",
            "P-1D",
            "PT-1S",
            "PT1E9S",
            "P",
            "PT",
            "@",
            "a@",
            "@b.c",
            "a@b..c",
            "a@-b.c",
            "a@b.c",
            "a@ex\u00E4mple.org",
            "a@xn--.org",
            "a@xn--a.org",
            "\u3002",
            "a@\u3002b",
            "+",
            "+1",
            "+999999999999999",
            "tel:1",
            "+39 02 1234567;ext=",
            "1-800-FLOWERS",
            "+39;phone-context=+1",
            "https://",
            "http://[::1]/",
            "javascript:alert(1)",
            "//a.b",
            "http://a b",
            "http://a.b:99999",
            "a.b",
            "<",
            "<script>alert(1)</script>",
            "<b><i></b></i>",
            "<svg><style><img src=x onerror=alert(1)>",
            "<table><a href='java\tscript:x'>",
            "&#0;&#xD800;",
            "open",
            "Won",
            "IT",
            "ITIT12345678901",
            "RSSMRA85M01H501Q",
            "12345678Z",
            "ESB12345678",
            "ELxx",
            "50k",
            "about",
            "k",
            "- - -",
            "1 2 3",
            "half",
            "mezzo milione",
            "tra 50 e 60 mila",
            "Q5",
            "Q3 2027",
            "31 febbraio",
            "29 February",
            "9999",
            "0000",
            "13/2026",
            "2026-00",
            "week",
            "next",
            "fine",
            "de de de",
            ", ,",
            "Rossi,",
            "a,b",
            ",",
            "dr.",
            "Dr. Prof. X",
            Samples.ID,
            Samples.ID.replace('0', 'g'),
            "EUR",
            "eur",
            "xxx",
            "€",
            "true",
            "12:60",
            "999999:99");

    private final Random random;

    Hostile(long seed) {
        this.random = new Random(seed);
    }

    Object value(int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 9)) {
            case 0 -> random.nextBoolean();
            case 1 -> number();
            case 2, 3 -> pick(TEXTS);
            case 4 -> garbage();
            case 5 -> pick(TEXTS) + pick(List.of(" ", "", "-", ".", ",", "@")) + pick(TEXTS);
            case 6 -> list(depth);
            default -> object(depth);
        };
    }

    /// A good value with something wrong put into it.
    Object like(List<Object> samples) {
        return spoiled(pick(samples), 0);
    }

    private Object spoiled(Object value, int depth) {
        if (random.nextInt(4) == 0) {
            return value(depth + 1);
        }
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, item) -> copy.put((String) key, spoiled(item, depth + 1)));
                yield copy;
            }
            case List<?> list ->
                list.stream().map(item -> spoiled(item, depth + 1)).toList();
            case String text
            when !text.isEmpty() -> {
                int at = random.nextInt(text.length());
                yield text.substring(0, at) + pick(TEXTS) + text.substring(at + random.nextInt(2));
            }
            default -> value;
        };
    }

    private Object number() {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * Math.pow(10, random.nextInt(40) - 20);
            case 3 -> new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt());
            case 4 -> new BigInteger(random.nextInt(400), random);
            case 5 -> new BigDecimal(new BigInteger(random.nextInt(90), random), random.nextInt(20) - 5);
            case 6 -> random.nextInt(12) - 2;
            default ->
                pick(List.of(
                        new BigDecimal("1e999999"),
                        new BigDecimal("100e2147483647"),
                        new BigDecimal("1e-2147483647"),
                        new BigDecimal("0e999999"),
                        Double.MAX_VALUE,
                        Double.MIN_VALUE,
                        -0.0,
                        Double.NaN));
        };
    }

    private String garbage() {
        var text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.append((char) random.nextInt(0x250));
                case 2 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }

    private List<Object> list(int depth) {
        var list = new ArrayList<Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(random.nextInt(10) == 0 ? null : value(depth + 1));
        }
        return list;
    }

    private Map<String, Object> object(int depth) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.put(
                    random.nextInt(10) == 0 ? garbage() : pick(KEYS),
                    random.nextInt(10) == 0 ? null : value(depth + 1));
        }
        return object;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static List<Object> giants() {
        Object deepList = "x";
        Object deepObject = "x";
        for (int i = 0; i < 100_000; i++) {
            deepList = List.of(deepList);
            deepObject = Map.of("a", deepObject);
        }
        var many = new ArrayList<Object>();
        for (int i = 0; i < 100_000; i++) {
            many.add("a" + i + "@b.it");
        }
        return List.of(
                "x".repeat(2_000_000),
                "a@".repeat(500_000),
                " ".repeat(1_000_000),
                "<b>".repeat(33_000),
                "<table><tr><td>".repeat(6_000),
                "<p><b>".repeat(16_000),
                "1".repeat(1_000_000),
                "1.000".repeat(20_000),
                "9,".repeat(50_000),
                "a.".repeat(100_000),
                "-".repeat(100_000),
                "+".repeat(100_000),
                "a b ".repeat(75),
                "1 ".repeat(45),
                "€".repeat(100),
                "&amp;".repeat(19_000),
                "(".repeat(99_000),
                "http://" + "a".repeat(99_000),
                "\n".repeat(99_999),
                "e\u0301".repeat(50_000),
                new BigDecimal("1e999999999"),
                BigInteger.TEN.pow(100_000),
                deepObject,
                deepList,
                many);
    }
}
