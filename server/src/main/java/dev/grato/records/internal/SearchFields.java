package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.Part.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which fields of an object are searched, and how. Sensitive ones are not, whoever asks.
///
/// @param title the field that names records, unless it gives no words
/// @param keys fields whose values are names, handles, numbers
/// @param bodies fields of many lines
record SearchFields(Optional<FieldDefinition> title, List<FieldDefinition> keys, List<FieldDefinition> bodies) {

    static final SearchFields NONE = new SearchFields(Optional.empty(), List.of(), List.of());

    static SearchFields of(ObjectType object) {
        var fields = object.liveFields().values().stream()
                .filter(field -> !field.isSensitive())
                .toList();
        var keys = fields.stream().filter(field -> field.type().givesKeywords()).toList();
        var bodies = fields.stream()
                .filter(field -> field.type().filterPart().comparison() == Comparison.BODY)
                .toList();
        var title = keys.stream()
                .filter(field -> field.name().equals(object.titleField()))
                .findFirst();
        return new SearchFields(title, keys, bodies);
    }

    boolean isEmpty() {
        return keys.isEmpty() && bodies.isEmpty();
    }

    /// What it depends on, by physical names.
    String shape() {
        return Stream.of(title.stream(), keys.stream(), bodies.stream())
                .map(fields -> fields.map(
                                field -> field.column() + ":" + field.type().key())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(" / "));
    }

    /// The folded title; empty when there is none.
    String title(Map<String, @Nullable Object> values) {
        return title.map(field -> values.get(field.name()))
                .flatMap(value ->
                        title.orElseThrow().type().keywords(value).stream().findFirst())
                .map(SearchText::fold)
                .orElse("");
    }

    /// The text of all keys that are there.
    String words(Map<String, @Nullable Object> values) {
        var words = new StringBuilder();
        for (var field : keys) {
            var value = values.get(field.name());
            if (value != null) {
                words.append(SearchText.segment(field, value));
            }
        }
        return words.toString();
    }
}
