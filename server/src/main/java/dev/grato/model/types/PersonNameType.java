package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Folding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A person's name in its components; `full` is made of given name and surnames by us.
final class PersonNameType extends BaseType {

    private static final int MAX = 100;
    private static final int MAX_FULL = 300;
    private static final List<String> KEYS =
            List.of("title", "given", "family", "secondFamily", "formOfAddress", "full");

    PersonNameType() {
        super(
                "personName",
                new Part("", "", SqlType.TEXT, Comparison.NOT_COMPARED),
                new Part("sort", "_sort", SqlType.SORT_TEXT, Comparison.FOLDED),
                new Part("givenRaw", "_given", SqlType.TEXT, Comparison.NOT_COMPARED),
                new Part("given", "_given_sort", SqlType.SORT_TEXT, Comparison.FOLDED),
                new Part("familyRaw", "_family", SqlType.TEXT, Comparison.NOT_COMPARED),
                new Part("family", "_family_sort", SqlType.SORT_TEXT, Comparison.FOLDED),
                new Part("secondFamily", "_second_family", SqlType.TEXT, Comparison.NOT_COMPARED),
                new Part("title", "_title", SqlType.TEXT, Comparison.CODE),
                new Part("formOfAddress", "_form", SqlType.TEXT, Comparison.CODE));
    }

    @Override
    public Part filterPart() {
        return part("sort");
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (json instanceof String) {
            return ofWhole(json, "", null, null, faults);
        }
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null) {
            return null;
        }
        var title = Checks.line(object.get("title"), "title", MAX, faults);
        var given = Checks.line(object.get("given"), "given", MAX, faults);
        var family = Checks.line(object.get("family"), "family", MAX, faults);
        var second = Checks.line(object.get("secondFamily"), "secondFamily", MAX, faults);
        var form = Checks.line(object.get("formOfAddress"), "formOfAddress", MAX, faults);
        if (given == null && family == null && second == null) {
            var whole = ofWhole(object.get("full"), "full", title, form, faults);
            if (whole == null && faults.isEmpty() && (title != null || form != null)) {
                faults.add("", "nameMissing");
            }
            return whole;
        }
        Checks.line(object.get("full"), "full", MAX_FULL * 2, faults);
        return name(title, given, family, second, form);
    }

    private static @Nullable Object ofWhole(
            @Nullable Object json, String path, @Nullable String title, @Nullable String form, Faults faults) {
        var whole = Checks.line(json, path, MAX_FULL, faults);
        if (whole == null) {
            return null;
        }
        var split = NameSplit.of(whole);
        var ownTitle = title != null ? title : Checks.line(split.title(), path, MAX, faults);
        var given = Checks.line(split.given(), path, MAX, faults);
        var family = Checks.line(split.family(), path, MAX, faults);
        if (given == null && family == null) {
            faults.add(path, "nameMissing");
            return null;
        }
        return name(ownTitle, given, family, null, form);
    }

    private static Map<String, Object> name(
            @Nullable String title,
            @Nullable String given,
            @Nullable String family,
            @Nullable String second,
            @Nullable String form) {
        var full = Stream.of(given, family, second).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return new Composite()
                .put("title", title)
                .put("given", given)
                .put("family", family)
                .put("secondFamily", second)
                .put("formOfAddress", form)
                .put("full", full)
                .build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        var full = Composite.text(value, "full");
        var given = Composite.text(value, "given");
        var family = Composite.text(value, "family");
        return new @Nullable Object[] {
            full,
            folded(full),
            given,
            folded(given),
            family,
            folded(family),
            Composite.of(value, "secondFamily"),
            Composite.of(value, "title"),
            Composite.of(value, "formOfAddress")
        };
    }

    private static @Nullable String folded(@Nullable String text) {
        return text == null ? null : Folding.fold(text);
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null
                ? null
                : new Composite()
                        .put("title", columns[7])
                        .put("given", columns[2])
                        .put("family", columns[4])
                        .put("secondFamily", columns[6])
                        .put("formOfAddress", columns[8])
                        .put("full", columns[0])
                        .build();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return Objects.requireNonNullElse(Composite.text(value, "full"), "");
    }

    @Override
    public boolean givesKeywords() {
        return true;
    }

    @Override
    public List<String> keywords(Object value) {
        var title = Composite.text(value, "title");
        var full = Objects.requireNonNullElse(Composite.text(value, "full"), "");
        return title == null ? List.of(full) : List.of(full, title);
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        var component = Schemas.text(MAX);
        var full = Schemas.text(MAX_FULL + 2);
        full.put("readOnly", true);
        return Schemas.object(
                List.of(),
                "title",
                component,
                "given",
                component,
                "family",
                component,
                "secondFamily",
                component,
                "formOfAddress",
                component,
                "full",
                full);
    }
}
