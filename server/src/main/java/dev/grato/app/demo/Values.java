package dev.grato.app.demo;

import dev.grato.app.demo.Northwind.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Collects the values of one record in the JSON forms of their types; what is null is left out.
final class Values {

    static final String CURRENCY = "USD";

    private final Map<String, @Nullable Object> collected = new LinkedHashMap<>();

    static Values none() {
        return new Values();
    }

    static Values of(String field, @Nullable Object value) {
        return new Values().and(field, value);
    }

    Values and(String field, @Nullable Object value) {
        var json = switch (value) {
            case UUID id -> id.toString();
            case Instant moment -> moment.toString();
            case LocalDate day -> day.toString();
            case null, default -> value;
        };
        if (json != null) {
            collected.put(field, json);
        }
        return this;
    }

    Values money(String field, @Nullable BigDecimal amount) {
        return and(field, amount == null ? null : Map.of("amount", amount, "currency", CURRENCY));
    }

    Values about(String object, UUID id) {
        return and("about", Map.of("object", object, "id", id.toString()));
    }

    Values address(String field, Place place) {
        var address = new LinkedHashMap<String, @Nullable Object>();
        put(address, "street", place.street());
        put(address, "postalCode", place.postalCode());
        put(address, "city", place.city());
        put(address, "region", place.region());
        put(address, "country", Countries.code(place.country()));
        return and(field, address);
    }

    Values phones(@Nullable String phone, @Nullable String fax, @Nullable String country) {
        var numbers = new java.util.ArrayList<Map<String, Object>>();
        var first = Countries.phone(phone, country);
        var second = Countries.phone(fax, country);
        if (first != null) {
            numbers.add(Map.of("number", first, "label", "work"));
        }
        if (second != null && !second.equals(first)) {
            numbers.add(Map.of("number", second, "label", "fax"));
        }
        return and("phones", numbers.isEmpty() ? null : List.copyOf(numbers));
    }

    Values email(String address) {
        return and("emails", List.of(Map.of("address", address, "label", "work")));
    }

    Map<String, @Nullable Object> done() {
        return collected;
    }

    private static void put(Map<String, @Nullable Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }
}
