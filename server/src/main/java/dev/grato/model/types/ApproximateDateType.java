package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A time nobody knows exactly yet: a first and a last day, with the words it came in. Compared by its first day.
final class ApproximateDateType extends BaseType {

    private static final int MAX_WORDS = 100;
    private static final List<String> KEYS = List.of("from", "to", "words");

    ApproximateDateType() {
        super(
                "approximateDate",
                new Part("", "", SqlType.DATE, Comparison.DATE),
                new Part("to", "_to", SqlType.DATE, Comparison.DATE),
                new Part("words", "_words", SqlType.TEXT, Comparison.NOT_COMPARED));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (json instanceof String) {
            return ofWords(json, "", context, faults);
        }
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null) {
            return null;
        }
        var from = Dates.read(object.get("from"), "from", faults);
        var to = Dates.read(object.get("to"), "to", faults);
        if (!faults.isEmpty()) {
            return null;
        }
        if (from == null && to == null) {
            return ofWords(object.get("words"), "words", context, faults);
        }
        var first = from == null ? to : from;
        var last = to == null ? from : to;
        if (first != null && last != null && last.isBefore(first)) {
            faults.add("to", "tooEarly", Map.of("min", first.toString()));
        }
        return value(first, last, Checks.line(object.get("words"), "words", MAX_WORDS, faults));
    }

    private static @Nullable Object ofWords(@Nullable Object json, String path, ValueContext context, Faults faults) {
        var words = Checks.line(json, path, MAX_WORDS, faults);
        if (words == null) {
            return null;
        }
        var exact = Dates.read(Dates.parse(words), path, new Faults());
        if (exact != null) {
            return value(exact, exact, null);
        }
        var meant = DateWords.of(words, context.today());
        if (meant.isEmpty()) {
            faults.add(path, "approximateDate");
            return null;
        }
        return value(meant.get().from(), meant.get().to(), words);
    }

    private static Map<String, Object> value(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String words) {
        return new Composite()
                .put("from", from == null ? null : from.toString())
                .put("to", to == null ? null : to.toString())
                .put("words", words)
                .build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {column(value, "from"), column(value, "to"), Composite.of(value, "words")};
    }

    private static @Nullable LocalDate column(Object value, String key) {
        var text = Composite.text(value, key);
        return text == null ? null : LocalDate.parse(text);
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] instanceof LocalDate from ? value(from, (LocalDate) columns[1], (String) columns[2]) : null;
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var words = Composite.text(value, "words");
        var from = column(value, "from");
        var to = column(value, "to");
        if (words != null || from == null || to == null) {
            return words == null ? "" : words;
        }
        var first = Dates.print(from, context.locale());
        return from.equals(to) ? first : first + " - " + Dates.print(to, context.locale());
    }

    /// Two days with a dash between them as the first and the last; other texts are left to be understood.
    @Override
    public Object parse(String text) {
        var ends = text.split(" [-–] ", -1);
        return ends.length == 2 ? Map.of("from", Dates.parse(ends[0]), "to", Dates.parse(ends[1])) : text;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.object(
                List.of(),
                "from",
                Schemas.format("date"),
                "to",
                Schemas.format("date"),
                "words",
                Schemas.text(MAX_WORDS));
    }
}
