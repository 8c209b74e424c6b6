package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.internal.matching.FieldKind;
import dev.grato.exchange.internal.matching.KindGuess;
import dev.grato.exchange.internal.matching.MatchField;
import dev.grato.exchange.internal.matching.Value;
import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which parts of an object's records are compared, and as what: by the types of its fields, where a type leaves
/// it open
/// by what they hold.
///
/// A part is known by the physical names, so that renaming a field changes nothing.
record MatchShape(List<Part> parts) {

    private static final int MOST = 14;
    private static final Set<String> TELLING = Set.of("personName", "emailList", "phoneList", "taxId");

    /// @param part the piece of a composite; empty for the whole value
    record Part(String field, String column, String part, MatchField compared) {}

    /// Whether records of the object are looked through: those that are known by a name, an address, a number.
    static boolean isMatched(ObjectType object) {
        return !object.name().equals("user")
                && object.liveFields().values().stream()
                        .anyMatch(field -> TELLING.contains(field.type().key()));
    }

    /// @param sample values of some records, to tell what texts are; none where nothing is known yet
    static MatchShape of(ObjectType object, Collection<Map<String, @Nullable Object>> sample) {
        var parts = new ArrayList<Part>();
        boolean isFirm = object.liveFields().values().stream()
                .anyMatch(field -> field.type().key().equals("taxId"));
        for (var field : object.liveFields().values()) {
            if (parts.size() >= MOST) {
                break;
            }
            switch (field.type().key()) {
                case "personName" -> {
                    parts.add(part(field, "given", FieldKind.NAME));
                    parts.add(part(field, "family", FieldKind.NAME));
                }
                case "emailList" -> parts.add(part(field, "", FieldKind.EMAIL));
                case "phoneList" -> parts.add(part(field, "", FieldKind.PHONE));
                case "address" -> {
                    parts.add(part(field, "street", FieldKind.ADDRESS));
                    parts.add(part(field, "city", FieldKind.NAME));
                    parts.add(part(field, "postalCode", FieldKind.CODE));
                }
                case "taxId", "urlList" -> parts.add(part(field, "", FieldKind.CODE));
                case "date" -> parts.add(part(field, "", FieldKind.DATE));
                case "relation" -> parts.add(part(field, "", FieldKind.CATEGORY));
                case "text" -> {
                    if (!"externalId".equals(field.settings().get("handle"))) {
                        parts.add(part(field, "", kind(object, field, isFirm, sample)));
                    }
                }
                default -> {}
            }
        }
        parts.removeIf(part -> part.field().equals("owner") || part.field().equals("team"));
        return new MatchShape(List.copyOf(parts));
    }

    private static Part part(FieldDefinition field, String part, FieldKind kind) {
        var name = part.isEmpty() ? field.column() : field.column() + "." + part;
        return new Part(field.name(), field.column(), part, new MatchField(name, kind));
    }

    private static FieldKind kind(
            ObjectType object,
            FieldDefinition field,
            boolean isFirm,
            Collection<Map<String, @Nullable Object>> sample) {
        boolean isPerson = object.liveFields().values().stream()
                .anyMatch(other -> other.type().key().equals("personName"));
        if (isFirm
                && !isPerson
                && (field.name().equals(object.titleField()) || field.name().endsWith("Name"))) {
            return FieldKind.COMPANY;
        }
        var texts = sample.stream()
                .map(values -> values.get(field.name()))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .toList();
        return texts.size() < 20 ? FieldKind.TEXT : KindGuess.of(texts);
    }

    List<MatchField> fields() {
        return parts.stream().map(Part::compared).toList();
    }

    /// Another one means that everything kept has to be made anew.
    String written() {
        return parts.stream()
                .map(part -> part.compared().name() + ":" + part.compared().kind())
                .collect(Collectors.joining(","));
    }

    /// The same parts with the kinds of a shape that was written; null where it is not of the same parts.
    @Nullable
    MatchShape asWritten(String written) {
        var kinds = written.split(",", -1);
        if (kinds.length != parts.size()) {
            return null;
        }
        var same = new ArrayList<Part>();
        for (int i = 0; i < kinds.length; i++) {
            var part = parts.get(i);
            int colon = kinds[i].lastIndexOf(':');
            if (colon < 0
                    || !kinds[i].substring(0, colon).equals(part.compared().name())) {
                return null;
            }
            var kind = FieldKind.valueOf(kinds[i].substring(colon + 1));
            same.add(new Part(
                    part.field(),
                    part.column(),
                    part.part(),
                    new MatchField(part.compared().name(), kind)));
        }
        return new MatchShape(List.copyOf(same));
    }

    /// What is compared of a record with these values, one text for each part.
    List<@Nullable String> texts(Map<String, @Nullable Object> values) {
        var texts = new ArrayList<@Nullable String>();
        for (var part : parts) {
            var text = text(values.get(part.field()), part.part());
            texts.add(text == null || text.isBlank() ? null : text);
        }
        return texts;
    }

    private static @Nullable String text(@Nullable Object value, String part) {
        var list = Json.asList(value);
        if (list != null) {
            return list.stream()
                    .map(item -> text(item, part))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(String.valueOf(Value.SEPARATOR)));
        }
        var object = Json.asObject(value);
        if (object == null) {
            return value == null ? null : address(value.toString());
        }
        if (part.equals("family")) {
            return Stream.of("family", "secondFamily")
                    .map(object::get)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .collect(Collectors.joining(" "));
        }
        return Stream.of(part, "address", "number", "url", "value", "id", "full")
                .map(object::get)
                .filter(Objects::nonNull)
                .map(found -> address(found.toString()))
                .findFirst()
                .orElse(null);
    }

    /// Web addresses without what all of them have.
    private static String address(String text) {
        return text.replaceFirst("^https?://(www\\.)?", "").replaceFirst("/$", "");
    }
}
