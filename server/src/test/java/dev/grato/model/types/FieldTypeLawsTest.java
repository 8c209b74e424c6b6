package dev.grato.model.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.grato.model.Faults;
import dev.grato.model.FieldType;
import dev.grato.model.Part;
import dev.grato.model.SqlType;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What holds for every type and every value.
class FieldTypeLawsTest {

    private static final int ROUNDS = 4_000;

    @Test
    void knowsSamplesOfEveryType() {
        assertThat(Samples.byType().keySet())
                .containsExactlyInAnyOrderElementsOf(StandardFieldTypes.all().all().stream()
                        .map(FieldType::key)
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> givesBackWhatItStored() {
        return samples((type, sample) -> assertKeeps(type, Fields.accept(type.key(), sample)));
    }

    @TestFactory
    Stream<DynamicTest> leavesCanonicalValuesAsTheyAre() {
        return samples((type, sample) -> {
            var value = Fields.accept(type.key(), sample);
            var again = Fields.accept(type.key(), value);
            assertThat(again).isEqualTo(value);
            assertThat(Json.write(again)).isEqualTo(Json.write(value));
        });
    }

    @TestFactory
    Stream<DynamicTest> printsAndReadsTextForms() {
        return samples((type, sample) -> {
            var value = Fields.accept(type.key(), sample);
            for (var context : List.of(Fields.ITALY, Fields.SPAIN, Fields.ENGLAND)) {
                var text = type.print(value, Fields.field(type.key(), Map.of()), context);
                if (!type.key().equals("richText")) {
                    assertThat(text).isNotEmpty();
                    assertThat(Fields.accept(type.key(), type.parse(text), context))
                            .isNotNull();
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> describesItselfAsSchema() {
        return types(type -> {
            var schema = type.schema(Fields.field(type.key(), Map.of()));
            assertThatCode(() -> Json.write(schema)).doesNotThrowAnyException();
            assertThat(type.key().equals("json") || schema.containsKey("type")).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> namesItsPartsOnce() {
        return types(type -> {
            assertThat(type.parts().stream().map(Part::name)).doesNotHaveDuplicates();
            assertThat(type.parts().stream().map(Part::suffix)).doesNotHaveDuplicates();
            assertThat(type.parts().getFirst().suffix()).isEmpty();
            assertThat(type.parts()).contains(type.filterPart());
        });
    }

    @TestFactory
    Stream<DynamicTest> survivesHostileInput() {
        return types(type -> {
            long seed = System.nanoTime();
            var hostile = new Hostile(seed);
            for (int i = 0; i < ROUNDS; i++) {
                var json = i % 3 == 0 ? hostile.like(Samples.byType().get(type.key())) : hostile.value(0);
                try {
                    assertHolds(type, json);
                } catch (Throwable thrown) {
                    throw new AssertionError("seed %d round %d: %s".formatted(seed, i, shown(json)), thrown);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> survivesGiantsInReasonableTime() {
        return types(type -> {
            long start = System.nanoTime();
            for (var giant : Hostile.giants()) {
                assertHolds(type, giant);
                assertHolds(type, List.of(giant));
                for (var key : Hostile.KEYS) {
                    type.accept(Map.of(key, giant), Fields.field(type.key(), Map.of()), Fields.ITALY, new Faults());
                }
                if (giant instanceof String text) {
                    type.parse(text);
                }
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesUnknownSettings() {
        return types(type -> {
            var faults = new Faults();
            type.acceptSettings(Map.of("nonsense", 1), faults);
            assertThat(faults.found()).extracting("code").containsExactly("unknownSetting");
        });
    }

    @TestFactory
    Stream<DynamicTest> survivesHostileSettings() {
        return types(type -> {
            var hostile = new Hostile(1);
            for (int i = 0; i < 500; i++) {
                for (var name : List.of("maxLength", "scale", "min", "max", "targets", "prefix", "digits")) {
                    type.acceptSettings(Map.of(name, hostile.value(0)), new Faults());
                }
            }
        });
    }

    private static void assertHolds(FieldType type, Object json) {
        var field = Fields.field(type.key(), Map.of());
        var faults = new Faults();
        var value = type.accept(json, field, Fields.ITALY, faults);
        if (!faults.isEmpty()) {
            assertThat(value).isNull();
        } else if (value != null) {
            assertThat(Fields.accept(type.key(), value)).isEqualTo(value);
            assertKeeps(type, value);
            type.print(value, field, Fields.SPAIN);
        }
        if (json instanceof String text) {
            type.parse(text);
        }
    }

    private static void assertKeeps(FieldType type, Object value) {
        var columns = type.store(value);
        assertThat(columns).hasSize(type.parts().size());
        assertThat(columns[0]).isNotNull();
        for (int i = 0; i < columns.length; i++) {
            var sql = type.parts().get(i).sql();
            if (columns[i] != null) {
                assertThat(columns[i]).isInstanceOf(javaType(sql));
            }
            if (sql == SqlType.JSON && columns[i] != null) {
                columns[i] = asPostgresKeeps((String) columns[i]);
            }
        }
        var loaded = type.load(columns);
        assertThat(loaded).isEqualTo(value);
        assertThat(Json.write(loaded)).isEqualTo(Json.write(value));
        assertThat(type.load(new Object[columns.length])).isNull();
    }

    /// `jsonb` sorts keys by length first.
    private static String asPostgresKeeps(String json) {
        return Json.write(reordered(Json.read(json)));
    }

    private static Object reordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>(
                    Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
            map.forEach((key, item) -> sorted.put((String) key, reordered(item)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(FieldTypeLawsTest::reordered).toList()
                : value;
    }

    private static Class<?> javaType(SqlType sql) {
        return switch (sql) {
            case TEXT, SORT_TEXT, JSON -> String.class;
            case NUMERIC -> BigDecimal.class;
            case INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case DOUBLE -> Double.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case INSTANT -> OffsetDateTime.class;
            case UUID -> UUID.class;
            case TEXT_ARRAY -> String[].class;
        };
    }

    private static String shown(Object json) {
        var text = String.valueOf(json);
        return text.length() > 500 ? text.substring(0, 500) + "…" : text;
    }

    private interface Law {
        void check(FieldType type, Object sample);
    }

    private static Stream<DynamicTest> samples(Law law) {
        return types(type -> Samples.byType().get(type.key()).forEach(sample -> law.check(type, sample)));
    }

    private static Stream<DynamicTest> types(java.util.function.Consumer<FieldType> law) {
        return StandardFieldTypes.all().all().stream()
                .map(type -> DynamicTest.dynamicTest(type.key(), () -> law.accept(type)));
    }
}
