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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount in a currency; a bare number is an amount in the workspace's.
final class MoneyType extends BaseType {

    static final int SCALE = 6;

    private static final List<String> KEYS = List.of("amount", "currency");
    private static final Pattern AFTER = Pattern.compile("(.*?)\\s*(\\p{L}{3}|[€$£])");
    private static final Pattern BEFORE = Pattern.compile("(\\p{L}{3}|[€$£])\\s*(.*)");

    MoneyType() {
        super(
                "money",
                new Part("", "", SqlType.NUMERIC, Comparison.NUMBER),
                new Part("currency", "_currency", SqlType.TEXT, Comparison.CODE));
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        if (json instanceof Number || json instanceof String) {
            if (json instanceof String text && Checks.trim(text).isEmpty()) {
                return null;
            }
            var amount = Numbers.readLoosely(json, "", SCALE, faults);
            return new Composite()
                    .put("amount", amount)
                    .put("currency", context.currency())
                    .build();
        }
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null || object.get("amount") == null) {
            if (object != null && object.get("currency") != null) {
                faults.add("amount", "required");
            }
            return null;
        }
        return new Composite()
                .put("amount", Numbers.readLoosely(object.get("amount"), "amount", SCALE, faults))
                .put("currency", Currencies.read(object.get("currency"), context.currency(), "currency", faults))
                .build();
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {Composite.of(value, "amount"), Composite.of(value, "currency")};
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null
                ? null
                : new Composite()
                        .put("amount", Json.asNumber(columns[0]))
                        .put("currency", columns[1])
                        .build();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        var amount = (BigDecimal) Composite.of(value, "amount");
        var currency = Composite.text(value, "currency");
        if (amount == null || currency == null) {
            return "";
        }
        var padded = amount.setScale(Math.max(amount.scale(), Currencies.decimals(currency)));
        return Numbers.print(padded, context.locale()) + " " + currency;
    }

    @Override
    public Object parse(String text) {
        var trimmed = Checks.trim(text);
        var after = AFTER.matcher(trimmed);
        var before = BEFORE.matcher(trimmed);
        if (trimmed.length() <= 100 && after.matches()) {
            return priced(after.group(1), after.group(2));
        }
        if (trimmed.length() <= 100 && before.matches()) {
            return priced(before.group(2), before.group(1));
        }
        return Numbers.parse(text);
    }

    private static Map<String, Object> priced(String amount, String currency) {
        var code = switch (currency) {
            case "€" -> "EUR";
            case "$" -> "USD";
            case "£" -> "GBP";
            default -> currency.toUpperCase(Locale.ROOT);
        };
        return Schemas.of("amount", Numbers.parse(amount), "currency", code);
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.object(KEYS, "amount", Schemas.number(), "currency", Schemas.pattern("^[A-Z]{3}$"));
    }
}
