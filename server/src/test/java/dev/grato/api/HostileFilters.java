package dev.grato.api;

import dev.grato.model.Operator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Filters that are nearly right, and filters that are not.
final class HostileFilters {

    private static final List<String> OPERATORS =
            Stream.of(Operator.values()).map(Operator::key).toList();
    private static final List<Object> OPERANDS = List.of(
            "@me",
            "@myTeam",
            "@nobody",
            Map.of("relative", "-30d"),
            Map.of("relative", "startOfQuarter"),
            Map.of("relative", "-99999999999999d"),
            Map.of("relative", "999999y"),
            Map.of("relative", 7),
            "2026-11-22",
            "2026-11-22T10:00:00Z",
            "01a201ff-098a-7c3a-a3d8-759fd43c565f",
            "x",
            5,
            true,
            List.of("2026-01-01", "2026-12-31"),
            List.of(1, 2),
            List.of("x", "y", "z"),
            List.of());

    private final Random random;
    private final HostileValues values;
    private final List<String> fields;

    HostileFilters(Random random, HostileValues values, List<String> fields) {
        this.random = random;
        this.values = values;
        this.fields = fields;
    }

    Object filter() {
        return filter(0);
    }

    private Object filter(int depth) {
        return switch (random.nextInt(depth > 5 ? 4 : 9)) {
            case 0 -> random.nextInt(4) == 0 ? values.hostile() : condition(depth);
            case 1, 2, 3 -> condition(depth);
            case 4 -> Map.of("not", filter(depth + 1));
            case 5 -> Map.of("and", several(depth), "or", several(depth));
            case 6 -> Map.of("and", several(depth));
            case 7 -> deep(random.nextInt(30));
            default -> Map.of("or", several(depth));
        };
    }

    private Object deep(int levels) {
        Object inner = condition(9);
        for (int i = 0; i < levels; i++) {
            inner = Map.of("not", inner);
        }
        return inner;
    }

    private List<Object> several(int depth) {
        var list = new ArrayList<Object>();
        if (random.nextInt(20) == 0) {
            return List.copyOf(Collections.nCopies(250, Map.of("field", "createdAt", "op", "isEmpty")));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            list.add(depth > 2 ? condition(9) : filter(depth + 1));
        }
        return list;
    }

    private Object condition(int depth) {
        var condition = new LinkedHashMap<String, Object>();
        condition.put("field", random.nextInt(12) == 0 ? values.hostile() : path());
        if (random.nextInt(10) > 0) {
            condition.put("op", random.nextInt(15) == 0 ? values.hostile() : values.pick(OPERATORS));
        }
        if (random.nextInt(10) > 0) {
            condition.put("value", operand(depth));
        }
        if (random.nextInt(20) == 0) {
            condition.put(values.shortText(), 1);
        }
        return condition;
    }

    private Object operand(int depth) {
        return switch (random.nextInt(depth > 5 ? 3 : 4)) {
            case 0 -> values.hostile();
            case 1 -> values.pick(OPERANDS);
            case 2 -> List.of(values.pick(OPERANDS), values.hostile());
            default -> filter(depth + 1);
        };
    }

    /// A field, a part of one, a field of a related record, or nothing of the kind.
    String path() {
        var steps = new ArrayList<String>();
        for (int i = 1 + random.nextInt(random.nextInt(3) == 0 ? 6 : 2); i > 0; i--) {
            steps.add(step());
        }
        return String.join(".", steps);
    }

    private String step() {
        return switch (random.nextInt(8)) {
            case 0 -> values.pick(List.of("id", "createdAt", "updatedAt", "createdBy", "version", "", " ", "owner"));
            case 1 -> values.pick(List.of("company", "amount", "currency", "city", "full", "parent", "people", "id"));
            case 2 -> random.nextInt(4) == 0 ? values.shortText() : values.pick(fields);
            default -> values.pick(fields);
        };
    }
}
