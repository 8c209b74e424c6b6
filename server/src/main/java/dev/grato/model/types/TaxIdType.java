package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Handle;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The number by which a state knows a company or a person. A wrong check character makes it doubtful, never
/// refused.
final class TaxIdType extends BaseType {

    private static final int MAX = 30;
    private static final List<String> KEYS = List.of("country", "number", "kind", "isDoubtful");
    private static final Set<String> KINDS = Set.of("partitaIva", "codiceFiscale", "nif", "nie", "cif", "vat", "other");
    private static final Pattern CHARACTERS = Pattern.compile("[A-Z0-9&Ñ+*]{2,30}");

    TaxIdType() {
        super(
                "taxId",
                new Part("", "", SqlType.TEXT, Comparison.CODE),
                new Part("kind", "_kind", SqlType.TEXT, Comparison.CODE),
                new Part("isDoubtful", "_is_doubtful", SqlType.BOOLEAN, Comparison.BOOLEAN));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var region = context.region().toUpperCase(Locale.ROOT);
        if (json instanceof String) {
            var number = number(json, "", faults);
            return number == null ? null : value(TaxNumber.of(number, region));
        }
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null || object.isEmpty()) {
            return null;
        }
        var kind = Checks.line(object.get("kind"), "kind", MAX, faults);
        if (kind != null && !KINDS.contains(kind)) {
            faults.add("kind", "unknownOption", Map.of("options", String.join(", ", List.copyOf(KINDS))));
        }
        Checks.flag(object.get("isDoubtful"), "isDoubtful", faults);
        var country = Countries.read(object.get("country"), "country", faults);
        var number = number(object.get("number"), "number", faults);
        if (number == null) {
            faults.add("number", "required");
            return null;
        }
        return value(country == null ? TaxNumber.of(number, region) : TaxNumber.of(country, number, region));
    }

    private static @Nullable String number(@Nullable Object json, String path, Faults faults) {
        var text = Checks.line(json, path, MAX * 2, faults);
        if (text == null) {
            return null;
        }
        var number = TaxNumber.normalized(text);
        if (!CHARACTERS.matcher(number).matches()) {
            faults.add(path, "taxId");
            return null;
        }
        return number;
    }

    private static Map<String, Object> value(TaxNumber tax) {
        return new Composite()
                .put("country", tax.country())
                .put("number", tax.number())
                .put("kind", tax.kind())
                .put("isDoubtful", tax.isDoubtful() ? true : null)
                .build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {
            whole(value), Composite.of(value, "kind"), Composite.of(value, "isDoubtful") != null
        };
    }

    private static String whole(Object value) {
        return Composite.text(value, "country") + Composite.text(value, "number");
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof String whole
                ? new Composite()
                        .put("country", whole.substring(0, 2))
                        .put("number", whole.substring(2))
                        .put("kind", columns[1])
                        .put("isDoubtful", Boolean.TRUE.equals(columns[2]) ? true : null)
                        .build()
                : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return "codiceFiscale".equals(Composite.of(value, "kind"))
                ? String.valueOf(Composite.of(value, "number"))
                : whole(value);
    }

    @Override
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        return List.of(whole(value));
    }

    @Override
    public boolean givesHandles(FieldDefinition field) {
        return true;
    }

    @Override
    public List<Handle> handles(Object value, FieldDefinition field) {
        return List.of(new Handle(Handle.Kind.TAX_ID, whole(value), whole(value), true, false));
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var kind = Schemas.of("type", "string", "enum", KINDS.stream().sorted().toList());
        return Schemas.object(
                List.of("number"),
                "country",
                Schemas.pattern("^[A-Z]{2}$"),
                "number",
                Schemas.text(MAX),
                "kind",
                kind,
                "isDoubtful",
                Schemas.flag());
    }
}
