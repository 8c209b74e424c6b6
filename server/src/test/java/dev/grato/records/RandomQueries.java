package dev.grato.records;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.Operator;
import dev.grato.model.Operators;
import dev.grato.model.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/// Makes up filters and orders over a [QueryWorld]: sound ones for the most part, and all sorts of broken ones.
final class RandomQueries {

    private final Model model;
    private final QueryWorld world;
    private final Random random;

    RandomQueries(Model model, QueryWorld world) {
        this.model = model;
        this.world = world;
        this.random = world.random;
    }

    /// Where a made-up name leads.
    private record Target(String name, FieldDefinition field, Part part) {}

    Map<String, Object> filter(String object) {
        return filter(model.require(object), 1 + random.nextInt(4), 0);
    }

    List<String> sort(String object) {
        int count = chance(4) ? 3 : random.nextInt(3);
        return IntStream.range(0, count)
                .mapToObj(i -> (random.nextBoolean() ? "-" : "")
                        + (chance(15) ? "id" : target(model.require(object)).name()))
                .toList();
    }

    private Map<String, Object> filter(ObjectType object, int depth, int quantifiers) {
        int kind = random.nextInt(depth > 1 ? 10 : 5);
        return switch (kind) {
            case 5, 6 -> Map.of("and", list(object, depth, quantifiers));
            case 7 -> Map.of("or", list(object, depth, quantifiers));
            case 8 -> Map.of("not", filter(object, depth - 1, quantifiers));
            case 9 -> quantifiers < 4 ? many(object, depth, quantifiers) : compare(object);
            default -> chance(1) ? broken(object) : compare(object);
        };
    }

    private Object list(ObjectType object, int depth, int quantifiers) {
        if (chance(1)) {
            return "both";
        }
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> filter(object, depth - 1, quantifiers))
                .toList();
    }

    private Map<String, Object> broken(ObjectType object) {
        var condition = new LinkedHashMap<>(compare(object));
        switch (random.nextInt(6)) {
            case 0 -> condition.put("extra", 1);
            case 1 -> condition.put("field", 7);
            case 2 -> condition.put("op", "like");
            case 3 -> condition.put("or", List.of());
            case 4 -> condition.remove("field");
            default -> condition.put("field", "x".repeat(201));
        }
        return condition;
    }

    private Map<String, Object> many(ObjectType object, int depth, int quantifiers) {
        var inverses = model.inversesOf(object.name());
        if (inverses.isEmpty()) {
            return compare(object);
        }
        var inverse = pick(inverses);
        var condition = new LinkedHashMap<String, Object>();
        condition.put("field", chance(2) ? "nobody.knows" : inverse.name());
        condition.put("op", pick(List.of("some", "none", "every")));
        if (chance(80)) {
            condition.put("value", filter(inverse.object(), depth - 1, quantifiers + 1));
        }
        return condition;
    }

    private Map<String, Object> compare(ObjectType object) {
        var target = target(object);
        var comparison = target.part().comparison();
        var operator = chance(94)
                ? pick(Operators.of(comparison))
                : pick(List.of(Operator.values()).subList(0, 16));
        var condition = new LinkedHashMap<String, Object>();
        condition.put("field", target.name());
        if (operator != Operator.EQ || random.nextBoolean()) {
            condition.put("op", operator.key());
        }
        if (operator != Operator.IS_EMPTY && operator != Operator.IS_NOT_EMPTY) {
            condition.put("value", value(target, operator));
        }
        return condition;
    }

    private Object value(Target target, Operator operator) {
        return switch (operator) {
            case IN, NOT_IN, HAS_ANY, HAS_ALL, HAS_NONE ->
                chance(2)
                        ? "one"
                        : IntStream.range(0, random.nextInt(4))
                                .mapToObj(i -> operand(target))
                                .toList();
            case BETWEEN -> chance(2) ? List.of(operand(target)) : List.of(operand(target), operand(target));
            default -> chance(3) ? null : operand(target);
        };
    }

    // ---------------------------------------------------------------- names

    private Target target(ObjectType object) {
        var here = object;
        var prefix = new StringBuilder();
        for (int i = 0; i < 5 && chance(30); i++) {
            var relations = here.liveFields().values().stream()
                    .filter(field -> field.type().isRelation() && field.target() != null)
                    .filter(field -> model.object(field.target()).isPresent())
                    .toList();
            if (relations.isEmpty()) {
                break;
            }
            var relation = pick(relations);
            prefix.append(relation.name()).append('.');
            here = model.require(Objects.requireNonNull(relation.target()));
        }
        var fields = fields(here);
        var field = pick(fields);
        if (chance(2)) {
            return new Target(
                    prefix + pick(List.of("unheard", "", "sort", "createdBy")),
                    field,
                    field.type().filterPart());
        }
        var named = field.type().parts().stream()
                .filter(part -> !part.name().isEmpty())
                .toList();
        if (!named.isEmpty() && chance(50)) {
            var part = pick(named);
            return new Target(prefix + field.name() + "." + part.name(), field, part);
        }
        return new Target(prefix + field.name(), field, field.type().filterPart());
    }

    private List<FieldDefinition> fields(ObjectType object) {
        var fields = new ArrayList<>(object.liveFields().values());
        var types = world.world.server().bean(dev.grato.model.Models.class).types();
        for (var name : List.of("id", "createdAt", "updatedAt")) {
            dev.grato.model.SystemFields.queryable(name, types).ifPresent(fields::add);
        }
        return fields;
    }

    // ---------------------------------------------------------------- operands

    private Object operand(Target target) {
        if (chance(2)) {
            return pick(List.of(true, 1, "", "x", List.of(), Map.of("relative", "yesterday"), Map.of("a", 1)));
        }
        return switch (target.part().comparison()) {
            case FOLDED -> varied(pick(QueryWorld.WORDS));
            case BODY -> part(pick(QueryWorld.BODIES));
            case NUMBER -> number(target);
            case BOOLEAN -> pick(List.of(true, false, "true", "false"));
            case DATE -> chance(30) ? relative() : chance(90) ? pick(QueryWorld.DAYS) : badDate();
            case INSTANT -> moment();
            case ID -> id(target);
            case OPTION -> option(target.field());
            case CODE -> code(target);
            case LIST -> item(target);
            case NOT_COMPARED -> "x";
        };
    }

    private String varied(String word) {
        return switch (random.nextInt(8)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            case 2 -> part(word);
            case 3 -> " " + word + "  ";
            case 4 -> word + word;
            default -> word;
        };
    }

    private String part(String text) {
        int length = text.codePointCount(0, text.length());
        int from = random.nextInt(length);
        int to = from + 1 + random.nextInt(Math.min(12, length - from));
        var cut = text.substring(text.offsetByCodePoints(0, from), text.offsetByCodePoints(0, to));
        return switch (random.nextInt(3)) {
            case 0 -> cut.toUpperCase(Locale.ROOT);
            case 1 -> cut.toLowerCase(Locale.ROOT);
            default -> cut;
        };
    }

    private Object number(Target target) {
        if (target.field().type().valueKey().equals("duration") && chance(70)) {
            return pick(
                    List.of("PT1H30M", "PT0S", "pt5400s", "P1D", "-PT1H", "PT0.0005S", "PT", "P", "P1DT", "PT1.5M"));
        }
        if (chance(20)) {
            return pick(List.of(
                    "1e3",
                    "-0.00000000001",
                    "0.99999999999",
                    "2.50",
                    ".5",
                    "5.",
                    "+3",
                    "abc",
                    "",
                    " 1",
                    "1e200",
                    "45.46420350000000001",
                    "4294967299",
                    "9223372036854775808",
                    "1e99",
                    "9".repeat(100),
                    "9".repeat(101)));
        }
        var pool = switch (target.field().type().valueKey()) {
            case "geoPoint" -> List.of("0", "45.4642035", "9.19", "45.46420351");
            case "money", "approximateAmount" ->
                List.of("0", "10", "10.5", "250000", "0.000001", "15.25", "10.5000005");
            default -> QueryWorld.NUMBERS;
        };
        var text = pick(pool);
        return chance(30) ? text : (Object) new BigDecimal(text);
    }

    private Object moment() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> relative();
            case 3, 4, 5 -> pick(QueryWorld.DAYS);
            case 6, 7 -> pick(QueryWorld.MOMENTS);
            case 8 ->
                pick(List.of(
                        "2026-10-25T02:30:00+02:00",
                        "2026-10-25T02:30+01:00",
                        "2026-10-25t00:30:00.1234567z",
                        "2026-10-25T00:30:00.1234565Z",
                        "2026-10-24T18:30:00-06:00",
                        "2026-10-25T06:00:00.123456+05:30",
                        "2026-10-25T00:30:00.Z"));
            default -> badDate();
        };
    }

    private String badDate() {
        return pick(List.of(
                "2026-02-29",
                "2026-13-01",
                "0000-01-01",
                "10000-01-01",
                "26-01-01",
                "2026-10-25T24:00:00Z",
                "2026-10-25T10:00:60Z",
                "2026-10-25T10:00:00",
                "2026-10-25T10:00:00+19:00",
                "9999-12-31T23:59:59-01:00",
                "2026-10-25 10:00:00Z",
                "today"));
    }

    private Map<String, Object> relative() {
        var text = new StringBuilder();
        switch (random.nextInt(4)) {
            case 0 -> text.append(pick(List.of("now", "today")));
            case 1 -> {}
            default ->
                text.append(pick(List.of("startOf", "endOf")))
                        .append(pick(List.of("Day", "Week", "Month", "Quarter", "Year")));
        }
        if (text.isEmpty() || chance(50)) {
            text.append(pick(List.of("+", "-")))
                    .append(chance(90) ? random.nextInt(40) : random.nextInt(100_000))
                    .append(pick(List.of("h", "d", "w", "m", "q", "y")));
        }
        return Map.of("relative", chance(97) ? text.toString() : text + "s");
    }

    private Object id(Target target) {
        if (chance(30)) {
            return pick(List.of("@me", "@myTeam"));
        }
        var known = target.name().endsWith("team")
                ? world.teams()
                : target.field().type().key().equals("user") ? world.users() : world.ids.get(pick(QueryWorld.OBJECTS));
        var id = pick(known).toString();
        return chance(90)
                ? id
                : chance(50)
                        ? id.toUpperCase(Locale.ROOT)
                        : pick(List.of(
                                "019a0000-0000-7000-8000-00000000zzzz",
                                "x",
                                "19a00000000-0-7000-8000-0000000000ab",
                                "019a000000007000800000000000000000ab"));
    }

    private Object option(FieldDefinition field) {
        return chance(95) && !field.options().isEmpty() ? pick(field.options()).key() : "nothing";
    }

    private Object code(Target target) {
        return switch (target.part().name()) {
            case "currency" -> chance(80) ? pick(QueryWorld.CURRENCIES) : pick(List.of("eur", "E", ""));
            case "country" -> pick(List.of("IT", "ES", "it", "I"));
            case "postalCode" -> pick(List.of("20121", "2", "SW1A 1AA", "%"));
            case "kind" -> pick(List.of("vat", "partitaIva", "other", "nif"));
            case "title" -> pick(List.of("Dr.", "Ing.", "D"));
            case "object" -> pick(List.of("port", "ship"));
            default -> pick(List.of("IT07643520567", "IT", "DE999", "past", "Future", "PAST", "F"));
        };
    }

    private Object item(Target target) {
        return switch (target.field().type().valueKey()) {
            case "emailList" ->
                pick(List.of(
                        "ada@example.org",
                        "ADA@example.ORG ",
                        "info@bücher.example",
                        "info@xn--bcher-kva.example",
                        "müller@bücher.example",
                        "z@z.org"));
            case "phoneList" -> pick(List.of("+39 02 1234 5678", "+34912345678", "0212345678"));
            case "urlList" -> pick(List.of("https://example.org/a?b", "https://example.org", "http://ex.org/ü"));
            default -> pick(List.of("zulu", "alpha", "mike", "echo", "none"));
        };
    }

    private <T> T pick(List<T> list) {
        return world.pick(list);
    }

    private boolean chance(int percent) {
        return world.chance(percent);
    }
}
