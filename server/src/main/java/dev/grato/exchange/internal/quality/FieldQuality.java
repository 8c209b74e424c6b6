package dev.grato.exchange.internal.quality;

import dev.grato.exchange.Quality.FieldReport;
import dev.grato.exchange.Quality.Finding;
import dev.grato.exchange.Quality.LookAlike;
import dev.grato.model.FieldDefinition;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the values of a field are like.
final class FieldQuality {

    private static final int FEW = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double MOSTLY = 0.8;
    /// So many times the middle half's width beside it, a number is no longer one of them.
    private static final double FAR = 10;

    private static final int SHORTEST_PHONE = 7;

    private FieldQuality() {}

    static FieldReport of(FieldDefinition field, List<CrmRecord> records, LocalDate today) {
        var values = records.stream()
                .map(record -> record.value(field.name()))
                .filter(FieldQuality::isFilled)
                .filter(Objects::nonNull)
                .toList();
        var findings = new ArrayList<Finding>();
        switch (field.type().key()) {
            case "date" -> future(field, values, today, findings);
            case "phoneList" -> tooShort(values, findings);
            default -> jumps(field, values, findings);
        }
        return new FieldReport(field.name(), values.size(), findings);
    }

    static boolean isFilled(@Nullable Object value) {
        if (value == null) {
            return false;
        }
        var list = Json.asList(value);
        if (list != null) {
            return list.stream().anyMatch(FieldQuality::isFilled);
        }
        var object = Json.asObject(value);
        return object == null
                ? !value.toString().isBlank()
                : object.values().stream().anyMatch(FieldQuality::isFilled);
    }

    private static void future(FieldDefinition field, List<Object> values, LocalDate today, List<Finding> findings) {
        long future = values.stream()
                .filter(value -> value.toString().compareTo(today.toString()) > 0)
                .count();
        if (values.size() >= FEW && future > 0 && future < values.size() * (1 - MOSTLY)) {
            findings.add(new Finding("future", (int) future, filter(field, "gt", today.toString())));
        }
    }

    private static void tooShort(List<Object> values, List<Finding> findings) {
        long few = values.stream()
                .filter(value -> Objects.requireNonNullElse(Json.asList(value), List.of(value)).stream()
                        .anyMatch(FieldQuality::isShort))
                .count();
        if (few > 0) {
            findings.add(new Finding("short", (int) few, null));
        }
    }

    private static boolean isShort(@Nullable Object phone) {
        var object = Json.asObject(phone);
        var number = String.valueOf(object == null ? phone : object.get("number"));
        long digits = number.chars().filter(Character::isDigit).count();
        return digits > 0 && digits < SHORTEST_PHONE;
    }

    private static void jumps(FieldDefinition field, List<Object> values, List<Finding> findings) {
        var numbers = values.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
        if (numbers.length < FEW) {
            return;
        }
        double low = numbers[numbers.length / 4];
        double high = numbers[numbers.length * 3 / 4];
        double limit = high + FAR * Math.max(high - low, Math.abs(high) / FAR);
        long far = Arrays.stream(numbers).filter(number -> number > limit).count();
        if (far > 0) {
            findings.add(new Finding("jumps", (int) far, filter(field, "gt", (long) Math.ceil(limit))));
        }
    }

    private static Map<String, @Nullable Object> filter(FieldDefinition field, String op, Object value) {
        return Map.of("field", field.name(), "op", op, "value", value);
    }

    /// Of texts, those of which one nearly always says what the other does.
    static List<LookAlike> lookAlikes(List<FieldDefinition> fields, List<CrmRecord> records) {
        var texts = fields.stream()
                .filter(field -> field.type().key().equals("text"))
                .toList();
        var alike = new ArrayList<LookAlike>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                var one = texts.get(i).name();
                var other = texts.get(j).name();
                var both = records.stream()
                        .filter(record -> isFilled(record.value(one)) && isFilled(record.value(other)))
                        .toList();
                long same = both.stream()
                        .filter(record -> Objects.equals(record.value(one), record.value(other)))
                        .count();
                if (both.size() >= FEW && same >= both.size() * NEARLY_ALL) {
                    alike.add(new LookAlike(one, other));
                }
            }
        }
        return List.copyOf(alike);
    }
}
