package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Folding;
import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A postal address; filtered by city, region, postal code and country.
final class AddressType extends BaseType {

    private static final int MAX = 200;
    private static final List<String> KEYS = List.of("street", "street2", "postalCode", "city", "region", "country");

    AddressType() {
        super(
                "address",
                new Part("", "", SqlType.JSON, Comparison.NOT_COMPARED),
                new Part("city", "_city", SqlType.SORT_TEXT, Comparison.FOLDED),
                new Part("country", "_country", SqlType.TEXT, Comparison.CODE),
                new Part("postalCode", "_postal_code", SqlType.TEXT, Comparison.CODE),
                new Part("region", "_region", SqlType.SORT_TEXT, Comparison.FOLDED));
    }

    @Override
    public Part filterPart() {
        return part("city");
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null) {
            return null;
        }
        var address = new Composite();
        for (var key : KEYS) {
            address.put(
                    key,
                    key.equals("country")
                            ? Countries.read(object.get(key), key, faults)
                            : Checks.line(object.get(key), key, MAX, faults));
        }
        return address.isEmpty() ? null : address.build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {
            Json.write(value),
            folded(Composite.text(value, "city")),
            Composite.of(value, "country"),
            Composite.of(value, "postalCode"),
            folded(Composite.text(value, "region"))
        };
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : Folding.fold(text);
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof String json ? Composite.ordered(Json.readObject(json), KEYS) : null;
    }

    /// As on an envelope, with commas for line breaks: `Via Roma 1, 20121 Milano (MI), Italia`.
    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var region = Composite.text(value, "region");
        var place = joined(
                " ",
                Composite.text(value, "postalCode"),
                Composite.text(value, "city"),
                region == null ? null : "(" + region + ")");
        var country = Composite.text(value, "country");
        return joined(
                ", ",
                Composite.text(value, "street"),
                Composite.text(value, "street2"),
                place.isEmpty() ? null : place,
                country == null ? null : Countries.name(country, context.locale()));
    }

    @Override
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        return Stream.of("street", "street2", "postalCode", "city", "region")
                .map(key -> Composite.text(value, key))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String joined(String between, @Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }

    /// A text is taken as the street, since nobody can tell its components apart.
    @Override
    public Object parse(String text) {
        return Map.of("street", text);
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var properties = new ArrayList<Object>();
        for (var key : KEYS) {
            properties.add(key);
            properties.add(key.equals("country") ? Schemas.pattern("^[A-Z]{2}$") : Schemas.text(MAX));
        }
        return Schemas.object(List.of(), properties.toArray());
    }
}
