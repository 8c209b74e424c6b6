package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Meeting;
import dev.grato.model.Part;
import dev.grato.model.Part.Comparison;
import dev.grato.model.SqlType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An amount nobody knows exactly yet: from, to, or both, with the words it came in. Compared by its middle.
final class ApproximateAmountType extends BaseType {

    private static final int MAX_WORDS = 100;
    private static final List<String> KEYS = List.of("from", "to", "currency", "words");

    ApproximateAmountType() {
        super(
                "approximateAmount",
                new Part("", "", SqlType.NUMERIC, Comparison.NUMBER),
                new Part("from", "_from", SqlType.NUMERIC, Comparison.NUMBER),
                new Part("to", "_to", SqlType.NUMERIC, Comparison.NUMBER),
                new Part("currency", "_currency", SqlType.TEXT, Comparison.CODE),
                new Part("words", "_words", SqlType.TEXT, Comparison.NOT_COMPARED));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (json instanceof Number) {
            var number = Numbers.read(json, "", MoneyType.SCALE, faults);
            return value(number, number, context.currency(), null);
        }
        if (json instanceof String) {
            return ofWords(json, "", null, context, faults);
        }
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null) {
            return null;
        }
        var from = end(object, "from", faults);
        var to = end(object, "to", faults);
        var isCurrencyGiven = object.get("currency") != null;
        var currency = Currencies.read(object.get("currency"), context.currency(), "currency", faults);
        if (!faults.isEmpty()) {
            return null;
        }
        if (from == null && to == null) {
            return ofWords(object.get("words"), "words", isCurrencyGiven ? currency : null, context, faults);
        }
        if (from != null && to != null && from.compareTo(to) > 0) {
            faults.add("to", "tooSmall", Map.of("min", from));
        }
        return value(from, to, currency, Checks.line(object.get("words"), "words", MAX_WORDS, faults));
    }

    private static @Nullable BigDecimal end(Map<String, @Nullable Object> object, String key, Faults faults) {
        return object.get(key) == null ? null : Numbers.readLoosely(object.get(key), key, MoneyType.SCALE, faults);
    }

    private static @Nullable Object ofWords(
            @Nullable Object json, String path, @Nullable String currency, ValueContext context, Faults faults) {
        var words = Checks.line(json, path, MAX_WORDS, faults);
        if (words == null) {
            return null;
        }
        var amount = AmountWords.of(words);
        if (amount.isEmpty()) {
            faults.add(path, "approximateAmount");
            return null;
        }
        var from = amount.get().from();
        var to = amount.get().to();
        var named = currency != null ? currency : amount.get().currency();
        return value(
                from == null ? null : Numbers.read(from, path, MoneyType.SCALE, faults),
                to == null ? null : Numbers.read(to, path, MoneyType.SCALE, faults),
                named == null ? context.currency() : named,
                words);
    }

    private static Map<String, Object> value(
            @Nullable BigDecimal from, @Nullable BigDecimal to, @Nullable String currency, @Nullable String words) {
        return new Composite()
                .put("from", from)
                .put("to", to)
                .put("currency", currency)
                .put("words", words)
                .build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        var from = (BigDecimal) Composite.of(value, "from");
        var to = (BigDecimal) Composite.of(value, "to");
        return new @Nullable Object[] {
            middle(from, to), from, to, Composite.of(value, "currency"), Composite.of(value, "words")
        };
    }

    private static @Nullable BigDecimal middle(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from == null || to == null) {
            return from == null ? to : from;
        }
        return Json.canonical(from.add(to).multiply(new BigDecimal("0.5")));
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null
                ? null
                : new Composite()
                        .put("from", Json.asNumber(columns[1]))
                        .put("to", Json.asNumber(columns[2]))
                        .put("currency", columns[3])
                        .put("words", columns[4])
                        .build();
    }

    /// The words, or else the ends in a way that [AmountWords] reads again.
    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var words = Composite.text(value, "words");
        if (words != null) {
            return words;
        }
        var from = (BigDecimal) Composite.of(value, "from");
        var to = (BigDecimal) Composite.of(value, "to");
        var currency = " " + Composite.of(value, "currency");
        if (from == null || to == null) {
            var only = from == null ? to : from;
            return (from == null ? "≤ " : "≥ ")
                    + (only == null ? "" : Numbers.print(only, context.locale()))
                    + currency;
        }
        var first = Numbers.print(from, context.locale());
        return (from.compareTo(to) == 0 ? first : first + " - " + Numbers.print(to, context.locale())) + currency;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.object(
                List.of(),
                "from",
                Schemas.number(),
                "to",
                Schemas.number(),
                "currency",
                Schemas.pattern("^[A-Z]{3}$"),
                "words",
                Schemas.text(MAX_WORDS));
    }
}
