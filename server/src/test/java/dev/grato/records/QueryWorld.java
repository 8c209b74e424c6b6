package dev.grato.records;

import dev.grato.Staff;
import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// A fleet with fields of every type and records whose values are likely to hurt.
final class QueryWorld {

    static final List<String> OBJECTS = List.of("port", "ship", "voyage");

    static final List<String> WORDS = List.of(
            "a",
            "A",
            "á",
            "Ä",
            "Àgata",
            "AGATA",
            "agata b",
            "Straße",
            "STRASSE",
            "strasse 12",
            "Œuvre",
            "Ærø",
            "łódź",
            "Đorđe",
            "İstanbul",
            "ıstanbul",
            "istanbul",
            "ΟΔΟΣ",
            "οδός",
            "Ｆｕｌｌ　width",
            "full width",
            "x  y",
            "x\u00a0y",
            "x\u00a0\u2009y",
            "x y",
            "ﬁne",
            "½",
            "１２",
            "12",
            "100 %",
            "50%_\\x",
            "e\u0301",
            "é",
            "日本",
            "한국",
            "\uFF5E",
            "\uE000",
            "\uFFFD",
            "🙂",
            "🙂 b",
            "𝔘nicode",
            "क्ष",
            "q".repeat(240),
            "à".repeat(250),
            "日".repeat(255),
            "🙂".repeat(230),
            "z");
    static final List<String> BODIES = List.of(
            "Un testo\ncon più righe",
            "ΟΔΟΣ in ALL and ΣΊΣΥΦΟΣ",
            "İstanbul'da",
            "Straße 🙂 and ÀÉ",
            "50% of_all \\ things",
            "x",
            "lorem ipsum ".repeat(200));
    static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "2",
            "3",
            "0.5",
            "-0.5",
            "0.0000000001",
            "1234567890.12345",
            "999999999999",
            "-999999999999",
            "100",
            "2.5",
            "12.25",
            "100000000000000000000");
    static final List<String> CURRENCIES = List.of("EUR", "USD", "JPY", "CHF");
    static final List<String> DAYS = List.of(
            "0001-01-01",
            "1969-12-31",
            "2024-02-29",
            "2026-01-01",
            "2026-03-28",
            "2026-03-29",
            "2026-03-30",
            "2026-10-01",
            "2026-10-24",
            "2026-10-25",
            "2026-10-26",
            "2026-10-31",
            "2026-12-31",
            "2028-02-29",
            "9999-12-31");
    static final List<String> MOMENTS = List.of(
            "0001-01-01T00:00:00Z",
            "1969-12-31T23:59:59.999999Z",
            "2026-03-28T23:00:00Z",
            "2026-03-29T00:59:59.999999Z",
            "2026-03-29T01:00:00Z",
            "2026-10-24T22:00:00Z",
            "2026-10-24T21:59:59.999999Z",
            "2026-10-25T00:30:00Z",
            "2026-10-25T00:30:00.1Z",
            "2026-10-25T00:30:00.123456Z",
            "2026-10-25T00:30:00.12Z",
            "2026-10-25T23:00:00Z",
            "2026-11-01T04:00:00Z",
            "2026-11-01T05:00:00Z",
            "2026-11-01T05:30:00Z",
            "2028-02-29T12:00:00Z",
            "9999-12-31T23:59:59Z");
    static final List<String> DURATIONS = List.of("PT0S", "PT1H30M", "PT0.001S", "P1D", "PT90M", "PT36500H");
    static final List<String> EMAILS = List.of(
            "Ada@Example.org", "info@xn--bcher-kva.example", "info@bücher.example", "MÜLLER@BÜCHER.example", "b@c.it");
    static final List<String> PHONES = List.of("+390212345678", "+34912345678", "+12125550100");
    static final List<String> URLS = List.of("https://example.org/a?b", "https://example.org/", "http://ex.org/ü/");
    static final List<String> OPTIONS = List.of("zulu", "alpha", "mike", "echo");

    final World world;
    final Random random;
    final Map<String, List<UUID>> ids = new LinkedHashMap<>();
    private final List<UUID> users;
    private final List<UUID> teams;

    QueryWorld(World world, Random random, List<UUID> users, List<UUID> teams) {
        this.world = world;
        this.random = random;
        this.users = users;
        this.teams = teams;
        model();
        records();
    }

    /// Whether the question mentions a formula that the database computes by its own clock.
    static boolean isTimeBound(String question) {
        return question.contains("ageInDays") || question.contains("phase");
    }

    List<UUID> users() {
        return users;
    }

    List<UUID> teams() {
        return teams;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    // ---------------------------------------------------------------- the model

    private void model() {
        sound(world.post("/model/objects", Map.of("name", "port", "plural", "ports", "owned", false)));
        sound(world.post("/model/objects", Map.of("name", "ship", "plural", "ships")));
        sound(world.post("/model/objects", Map.of("name", "voyage", "plural", "voyages")));
        field("ports", "city", "text");
        field("ports", "country", "relation", "target", "port", "inverse", "places");
        field("ports", "size", "number");
        for (var type : List.of(
                "text",
                "longText",
                "richText",
                "number",
                "percent",
                "money",
                "boolean",
                "date",
                "dateTime",
                "duration",
                "rating",
                "personName",
                "emailList",
                "phoneList",
                "urlList",
                "address",
                "geoPoint",
                "taxId",
                "approximateAmount",
                "approximateDate",
                "polymorphicRelation",
                "json")) {
            field("ships", "the" + type.substring(0, 1).toUpperCase() + type.substring(1), type);
        }
        field("ships", "theSelect", "select", "options", OPTIONS);
        field("ships", "theMultiSelect", "multiSelect", "options", OPTIONS);
        field("ships", "home", "relation", "target", "port", "inverse", "ships");
        field("ships", "captain", "user", "target", "user", "inverse", "commands");
        field("voyages", "ship", "relation", "target", "ship", "inverse", "voyages");
        field("voyages", "from", "relation", "target", "port", "inverse", "departures");
        field("voyages", "before", "relation", "target", "voyage", "inverse", "next");
        field("voyages", "fare", "money");
        field("voyages", "sailsOn", "date");
        field("voyages", "state", "select", "options", List.of("planned", "sailed", "over"));
        formula("ships", "loud", "upper(theText) & \"!\"");
        formula("ships", "twice", "theNumber * 2");
        formula("ships", "ageInDays", "today() - theDate");
        formula("ships", "phase", "if(theDate > today(), \"Future\", \"past\")");
        formula("ships", "isDear", "amountOf(theMoney) > 100");
        formula("voyages", "dayAfter", "sailsOn + 1");
    }

    private void formula(String object, String name, String expression) {
        field(object, name, "formula", "expression", expression);
    }

    private void field(String object, String name, String type, Object... more) {
        var body = new LinkedHashMap<String, Object>(Map.of("name", name, "type", type));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        sound(world.post("/model/objects/" + object + "/fields", body));
    }

    private static void sound(Answer answer) {
        if (answer.status() >= 300) {
            throw new AssertionError(answer.response().body());
        }
    }

    // ---------------------------------------------------------------- records

    private void records() {
        write("port", 25);
        write("ship", 90);
        write("voyage", 90);
        for (var object : OBJECTS) {
            var gone = List.of(
                    ids.get(object).get(3),
                    ids.get(object).get(7),
                    ids.get(object).get(11));
            gone.forEach(id -> new Staff(world).write(Mutation.delete(object, id)));
        }
    }

    /// Some at a time, each time at another moment of the past.
    private void write(String object, int count) {
        for (int i = 0; i < count; ) {
            var mutations = new ArrayList<Mutation>();
            for (int n = 1 + random.nextInt(8); n > 0 && i < count; n--, i++) {
                var id = Ids.next();
                mutations.add(Mutation.create(object, id, values(object)));
                ids.computeIfAbsent(object, key -> new ArrayList<>()).add(id);
            }
            var at = chance(30)
                    ? Instant.parse(pick(MOMENTS.subList(2, 16)))
                    : Instant.parse("2026-10-20T10:00:00Z").plusSeconds(random.nextInt(1_000_000));
            var options = new WriteOptions("test", true, null, at);
            for (var outcome : world.server().bean(Records.class).write(world.system(), mutations, options)) {
                if (!outcome.status().isDone()) {
                    throw new AssertionError(outcome);
                }
            }
        }
    }

    private Map<String, Object> values(String object) {
        var values = new LinkedHashMap<String, Object>();
        values.put("name", pick(WORDS));
        switch (object) {
            case "port" -> {
                some(values, "city", pick(WORDS));
                some(values, "size", number());
                some(values, "country", id("port"));
            }
            case "voyage" -> {
                some(values, "ship", id("ship"));
                some(values, "from", id("port"));
                some(values, "before", id("voyage"));
                some(values, "fare", money());
                some(values, "sailsOn", pick(DAYS));
                some(values, "state", pick(List.of("planned", "sailed", "over")));
                owners(values);
            }
            default -> ship(values);
        }
        values.values().removeIf(java.util.Objects::isNull);
        return values;
    }

    private void owners(Map<String, Object> values) {
        some(values, "owner", pick(users).toString());
        some(values, "team", pick(teams).toString());
    }

    private void ship(Map<String, Object> values) {
        owners(values);
        some(values, "theText", pick(WORDS));
        some(values, "theLongText", pick(BODIES));
        some(values, "theRichText", "<p>" + pick(List.of("One", "ΟΔΟΣ", "İ & co")) + "</p>");
        some(values, "theNumber", number());
        some(values, "thePercent", random.nextInt(20) * 5);
        some(values, "theMoney", money());
        some(values, "theBoolean", random.nextBoolean());
        some(values, "theDate", pick(DAYS));
        some(values, "theDateTime", pick(MOMENTS));
        some(values, "theDuration", pick(DURATIONS));
        some(values, "theRating", 1 + random.nextInt(5));
        some(values, "thePersonName", personName());
        some(values, "theEmailList", chance(60) ? List.of(pick(EMAILS)) : List.of("z@z.org", pick(EMAILS)));
        some(values, "thePhoneList", List.of(pick(PHONES)));
        some(values, "theUrlList", List.of(pick(URLS)));
        some(values, "theAddress", address());
        some(values, "theGeoPoint", Map.of("latitude", degrees(), "longitude", degrees()));
        some(values, "theTaxId", pick(List.of("IT07643520567", "ES12345678Z", "DE123456789", "DE999")));
        some(values, "theApproximateAmount", approximateAmount());
        some(values, "theApproximateDate", Map.of("from", "2026-10-25", "to", pick(DAYS.subList(10, 15))));
        some(values, "thePolymorphicRelation", Map.of("object", "port", "id", String.valueOf(id("port"))));
        some(values, "theJson", Map.of("a", 1));
        some(values, "theSelect", pick(OPTIONS));
        some(values, "theMultiSelect", List.of(pick(OPTIONS), pick(OPTIONS)));
        some(values, "home", id("port"));
        some(values, "captain", pick(users).toString());
    }

    private void some(Map<String, Object> values, String name, Object value) {
        if (chance(70)) {
            values.put(name, value);
        }
    }

    private String id(String object) {
        var known = ids.get(object);
        return known == null ? null : pick(known).toString();
    }

    private BigDecimal number() {
        return new BigDecimal(pick(NUMBERS));
    }

    private Map<String, Object> money() {
        return Map.of(
                "amount",
                new BigDecimal(pick(List.of("0", "10", "10.5", "-3", "250000", "0.000001"))),
                "currency",
                pick(CURRENCIES));
    }

    private BigDecimal degrees() {
        return new BigDecimal(pick(List.of("0", "45.4642035", "-9.1899821", "9.19", "45.4642036")));
    }

    private Map<String, Object> personName() {
        var name = new LinkedHashMap<String, Object>(Map.of("family", pick(WORDS.subList(0, 20))));
        some(name, "given", pick(WORDS.subList(0, 20)));
        some(name, "title", pick(List.of("Dr.", "Ing.")));
        some(name, "secondFamily", "Pérez");
        return name;
    }

    private Map<String, Object> address() {
        var address = new LinkedHashMap<String, Object>(Map.of("street", "Via Roma 1"));
        some(address, "city", pick(WORDS.subList(0, 20)));
        some(address, "country", pick(List.of("IT", "ES", "DE")));
        some(address, "postalCode", pick(List.of("20121", "0012", "SW1A 1AA")));
        some(address, "region", pick(List.of("Lombardia", "LOMBARDÍA", "MI")));
        return address;
    }

    private Map<String, Object> approximateAmount() {
        var amount = new LinkedHashMap<String, Object>(Map.of("currency", pick(CURRENCIES)));
        amount.put(pick(List.of("from", "to")), new BigDecimal("10.5"));
        some(amount, "to", pick(List.of(new BigDecimal("10.500001"), new BigDecimal("20"))));
        return amount;
    }
}
