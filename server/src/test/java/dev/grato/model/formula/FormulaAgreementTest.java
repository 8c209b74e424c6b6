package dev.grato.model.formula;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.Seeds;
import dev.grato.TestServer;
import dev.grato.WebTools;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/// Generated expressions on generated rows mean the same in Java, in PostgreSQL and in TypeScript, to the last
/// digit.
public class FormulaAgreementTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
    private static final Instant NOW = Instant.parse("2026-10-25T00:30:00.123456Z");
    private static final int ROWS = 12;
    private static final List<Kind> KINDS = List.of(
            Kind.NUMBER, Kind.TEXT, Kind.MONEY, Kind.DATE, Kind.DATE_TIME, Kind.BOOLEAN, Kind.PERCENT, Kind.DURATION);

    /// One expression with what it gave, row by row, in canonical JSON with numbers as texts.
    private record Case(String text, Term term, List<String> java) {}

    /// What this database does otherwise than Java, on so many expressions; empty when nothing.
    public static List<String> differences(Database database, int count) {
        var made = new Expressions(new Random(Seeds.seed()));
        var rows = rows(made);
        return inPostgres(database, cases(made, rows, count), rows);
    }

    private static List<Map<String, Object>> rows(Expressions made) {
        var rows = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < ROWS; i++) {
            var row = new LinkedHashMap<String, Object>();
            Expressions.FIELDS.forEach((name, type) -> row.put(name, made.value(type)));
            rows.add(row);
        }
        return rows;
    }

    private static List<Case> cases(Expressions made, List<Map<String, Object>> rows, int count) {
        var cases = new ArrayList<Case>();
        for (int i = 0; i < count; i++) {
            var text = made.of(made.one(KINDS), 1 + i % 4);
            // a null in every branch has no kind: such expressions are refused
            read(text).ifPresent(term -> cases.add(new Case(text, term, java(term, rows))));
        }
        assertThat(cases).hasSizeGreaterThan(count * 9 / 10);
        return cases;
    }

    @Test
    void meansTheSameInJavaPostgresAndTypeScript() throws IOException, InterruptedException {
        long seed = Seeds.seed();
        var made = new Expressions(new Random(seed));
        var rows = rows(made);
        var cases = cases(made, rows, Boolean.getBoolean("grato.test.all") ? 20_000 : 2_000);

        assertThat(inPostgres(TestServer.running().bean(Database.class), cases, rows))
                .as("PostgreSQL, seed %d", seed)
                .isEmpty();
        WebTools.assumeInstalled();
        assertThat(inTypeScript(cases, rows)).as("TypeScript, seed %d", seed).isEmpty();
    }

    private static Optional<Term> read(String text) {
        try {
            return Optional.of(Formula.typed(text, Locale.ENGLISH).term(new RowNames()));
        } catch (FormulaException refused) {
            assertThat(text).as(refused.fault().toString()).contains("null");
            return Optional.empty();
        }
    }

    private record RowNames() implements Names {

        @Override
        public Found find(List<String> segments) {
            var name = segments.getFirst();
            var type = Expressions.FIELDS.get(name);
            return type == null
                    ? null
                    : new Found(
                            new Input(List.of(new Place(Expressions.TABLE, name)), type),
                            List.of("open", "won", "lost"));
        }

        @Override
        public List<String> near(List<String> segments) {
            return List.of();
        }
    }

    // ---------------------------------------------------------------- Java

    private static List<String> java(Term term, List<Map<String, Object>> rows) {
        return rows.stream().map(row -> java(term, row)).toList();
    }

    private static String java(Term term, Map<String, Object> row) {
        var evaluator = new Evaluator(input -> input(input, row), ZONE, NOW);
        return shown(Evaluator.canonical(term.kind(), evaluator.value(term)));
    }

    private static Object input(Input input, Map<String, Object> row) {
        var type = input.valueKey();
        var value = row.get(input.last().column());
        if (value instanceof Map<?, ?> money) {
            value = Map.of("amount", new BigDecimal((String) money.get("amount")), "currency", money.get("currency"));
        } else if (value != null && (type.equals("number") || type.equals("percent"))) {
            value = new BigDecimal((String) value);
        }
        return Term.plain(Objects.requireNonNull(Kind.ofType(type)), value);
    }

    private static String shown(Object canonical) {
        return switch (canonical) {
            case null -> "null";
            case BigDecimal number -> Json.canonical(number).toPlainString();
            case Map<?, ?> money -> shown(money.get("amount")) + " " + money.get("currency");
            default -> canonical.toString();
        };
    }

    // ---------------------------------------------------------------- PostgreSQL

    private static List<String> inPostgres(Database database, List<Case> cases, List<Map<String, Object>> rows) {
        return database.patientTransaction(tx -> {
            fill(tx, rows);
            for (var each : cases) {
                var found = postgres(tx, each.term());
                var wrong = difference(each, found, rows, term -> postgres(tx, term));
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
            return List.<String>of();
        });
    }

    private static void fill(DSLContext tx, List<Map<String, Object>> rows) {
        var columns = new ArrayList<String>();
        Expressions.FIELDS.forEach((name, type) -> {
            columns.add(name + " " + sqlType(type));
            if (type.equals("money")) {
                columns.add(name + "_currency text");
            }
        });
        tx.execute("create temp table " + Expressions.TABLE + " (place int, " + String.join(", ", columns)
                + ") on commit drop");
        for (int i = 0; i < rows.size(); i++) {
            var values = new ArrayList<Field<?>>(List.of(DSL.val(i)));
            for (var field : Expressions.FIELDS.entrySet()) {
                var value = rows.get(i).get(field.getKey());
                var money = value instanceof Map<?, ?> map ? map : Map.of();
                var first = field.getValue().equals("money") ? money.get("amount") : value;
                var text =
                        first == null ? null : field.getValue().equals("duration") ? millis(first) : first.toString();
                values.add(DSL.field("{0}::" + sqlType(field.getValue()), DSL.val(text)));
                if (field.getValue().equals("money")) {
                    values.add(DSL.val((String) money.get("currency")));
                }
            }
            tx.execute("insert into " + Expressions.TABLE + " values ({0})", DSL.list(values));
        }
    }

    private static String millis(Object duration) {
        return String.valueOf(java.time.Duration.parse((String) duration).toMillis());
    }

    private static String sqlType(String type) {
        return switch (type) {
            case "number", "percent", "money" -> "numeric";
            case "boolean" -> "boolean";
            case "date" -> "date";
            case "dateTime" -> "timestamptz";
            case "duration" -> "bigint";
            default -> "text";
        };
    }

    private static List<String> postgres(DSLContext tx, Term term) {
        var now = DSL.field("{0}::timestamptz", DSL.inline(NOW.toString()));
        var sql = new FormulaSql(
                input -> {
                    var name = input.last().column();
                    return switch (input.valueKey()) {
                        case "money" -> DSL.field("control.formula_money_input(" + name + ", " + name + "_currency)");
                        case "duration" -> DSL.field(name + "::numeric");
                        default -> DSL.field(name);
                    };
                },
                ZONE,
                now);
        var cells = sql.cells(term);
        return tx.select(cells)
                .from(Expressions.TABLE)
                .orderBy(DSL.field("place"))
                .fetch(row -> {
                    var first = row.get(0);
                    var value = switch (term.kind()) {
                        case MONEY -> first == null ? null : new Money((BigDecimal) first, (String) row.get(1));
                        case DATE_TIME ->
                            first == null
                                    ? null
                                    : ((OffsetDateTime) first)
                                            .withOffsetSameInstant(ZoneOffset.UTC)
                                            .toInstant();
                        case DURATION -> first == null ? null : BigDecimal.valueOf((Long) first);
                        default -> first;
                    };
                    return shown(Evaluator.canonical(term.kind(), value));
                });
    }

    // ---------------------------------------------------------------- TypeScript

    private static List<String> inTypeScript(List<Case> cases, List<Map<String, Object>> rows)
            throws IOException, InterruptedException {
        var found = typeScript(cases.stream().map(Case::term).toList(), rows);
        for (int i = 0; i < cases.size(); i++) {
            var wrong = difference(cases.get(i), found.get(i), rows, term -> {
                try {
                    return typeScript(List.of(term), rows).getFirst();
                } catch (IOException | InterruptedException failure) {
                    throw new AssertionError(failure);
                }
            });
            if (!wrong.isEmpty()) {
                return wrong;
            }
        }
        return List.of();
    }

    private static List<List<String>> typeScript(List<Term> terms, List<Map<String, Object>> rows)
            throws IOException, InterruptedException {
        var lines = terms.stream()
                .map(term -> {
                    var json = new LinkedHashMap<String, Object>();
                    json.put("zone", ZONE.getId());
                    json.put("now", NOW.toString());
                    json.put("terms", term.json(input -> input.last().column()));
                    json.put("rows", rows);
                    return Json.write(json);
                })
                .toList();
        return WebTools.answers("formulaAgreement", lines).stream()
                .map(line -> Objects.requireNonNull(Json.asList(Json.read(line))).stream()
                        .map(FormulaAgreementTest::shownJson)
                        .toList())
                .toList();
    }

    private static String shownJson(Object json) {
        return json instanceof Map<?, ?> money
                ? money.get("amount") + " " + money.get("currency")
                : String.valueOf(json);
    }

    // ---------------------------------------------------------------- differences

    private interface Other {
        List<String> values(Term term);
    }

    /// The smallest part of the expression on which the two differ, with its row; empty where they agree.
    private static List<String> difference(Case of, List<String> found, List<Map<String, Object>> rows, Other other) {
        if (of.java().equals(found)) {
            return List.of();
        }
        var parts = new ArrayList<Term>();
        parts(of.term(), parts);
        parts.sort(Comparator.comparingInt(Term::size));
        for (var part : parts) {
            if (part.kind() == Kind.NOTHING || part.kind() == Kind.REFERENCE) {
                continue;
            }
            var there = other.values(part);
            for (int i = 0; i < rows.size(); i++) {
                var here = java(part, rows.get(i));
                if (!here.equals(there.get(i))) {
                    var inputs = new LinkedHashMap<String, Object>();
                    for (var input : part.inputs()) {
                        inputs.put(
                                input.last().column(),
                                rows.get(i).get(input.last().column()));
                    }
                    return List.of(
                            of.text(),
                            Json.write(part.json(input -> input.last().column())),
                            inputs.toString(),
                            "Java: " + here,
                            "there: " + there.get(i));
                }
            }
        }
        return List.of(of.text(), "differs only as a whole: " + of.java() + " and " + found);
    }

    private static void parts(Term term, List<Term> into) {
        into.add(term);
        term.args().forEach(arg -> parts(arg, into));
    }
}
