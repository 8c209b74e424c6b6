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
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place on earth in degrees (WGS 84), rounded to seven decimals, which is about a centimetre.
final class GeoPointType extends BaseType {

    private static final int DECIMALS = 7;
    private static final List<String> KEYS = List.of("latitude", "longitude");
    private static final Pattern PAIR =
            Pattern.compile("([+-]?\\d{1,3}(?:\\.\\d{1,20})?)[,; ]+([+-]?\\d{1,3}(?:\\.\\d{1,20})?)");

    GeoPointType() {
        super(
                "geoPoint",
                new Part("latitude", "", SqlType.DOUBLE, Comparison.NUMBER),
                new Part("longitude", "_longitude", SqlType.DOUBLE, Comparison.NUMBER));
    }

    @Override
    public boolean isSortable() {
        return false;
    }

    @Override
    @Nullable
    Object read(Object json, FieldDefinition field, ValueContext context, Faults faults) {
        var object = Checks.object(json, "", KEYS, faults);
        if (object == null || object.isEmpty()) {
            return null;
        }
        return new Composite()
                .put("latitude", degrees(object, "latitude", 90, faults))
                .put("longitude", degrees(object, "longitude", 180, faults))
                .build();
    }

    private static @Nullable BigDecimal degrees(
            Map<String, @Nullable Object> object, String key, int limit, Faults faults) {
        if (object.get(key) == null) {
            faults.add(key, "required");
            return null;
        }
        var number = Numbers.read(object.get(key), key, 28, faults);
        var most = BigDecimal.valueOf(limit);
        if (number == null || !Numbers.isWithin(number, most.negate(), most, key, faults)) {
            return null;
        }
        return Json.canonical(number.setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    @Override
    public Meeting meeting(FieldDefinition field) {
        return Meeting.UNIT;
    }

    @Override
    public @Nullable Object[] store(Object value) {
        return new @Nullable Object[] {column(value, "latitude"), column(value, "longitude")};
    }

    private static @Nullable Double column(Object value, String key) {
        return Composite.of(value, key) instanceof BigDecimal number ? (Double) number.doubleValue() : null;
    }

    @Override
    public @Nullable Object load(@Nullable Object[] columns) {
        return columns[0] == null
                ? null
                : new Composite()
                        .put("latitude", Json.asNumber(columns[0]))
                        .put("longitude", Json.asNumber(columns[1]))
                        .build();
    }

    @Override
    public String print(Object value, FieldDefinition field, ValueContext context) {
        return plain(value, "latitude") + ", " + plain(value, "longitude");
    }

    private static String plain(Object value, String key) {
        return Composite.of(value, key) instanceof BigDecimal number ? number.toPlainString() : "";
    }

    @Override
    public Object parse(String text) {
        var match = PAIR.matcher(Checks.trim(text));
        return match.matches()
                ? Map.of("latitude", new BigDecimal(match.group(1)), "longitude", new BigDecimal(match.group(2)))
                : text;
    }

    @Override
    public Map<String, Object> schema(FieldDefinition field) {
        return Schemas.object(
                KEYS,
                "latitude",
                Schemas.of("type", "number", "minimum", -90, "maximum", 90),
                "longitude",
                Schemas.of("type", "number", "minimum", -180, "maximum", 180));
    }
}
