package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.platform.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the settings of a field; whatever was not asked for is unknown.
final class Settings {

    private final Map<String, @Nullable Object> left;
    private final Map<String, Object> kept = new LinkedHashMap<>();
    private final Faults faults;

    Settings(Map<String, @Nullable Object> given, Faults faults) {
        this.left = new LinkedHashMap<>(given);
        this.faults = faults;
    }

    Settings whole(String name, int min, int max) {
        var number = take(name, min, max);
        if (number != null && number.scale() > 0) {
            faults.add(name, "tooManyDecimals", Map.of("max", 0));
        } else if (number != null) {
            kept.put(name, number.intValue());
        }
        return this;
    }

    Settings number(String name, long min, long max) {
        var number = take(name, min, max);
        if (number != null) {
            kept.put(name, number);
        }
        return this;
    }

    Settings line(String name, int max) {
        var line = Checks.line(left.remove(name), name, max, faults);
        if (line != null) {
            kept.put(name, line);
        }
        return this;
    }

    /// A setting that is true or not there.
    Settings flag(String name) {
        var given = left.remove(name);
        if (given instanceof Boolean flag) {
            if (flag) {
                kept.put(name, true);
            }
        } else if (given != null) {
            Checks.wrongType(name, "boolean", faults);
        }
        return this;
    }

    /// The raw setting, for types that check it themselves.
    @Nullable
    Object take(String name) {
        return left.remove(name);
    }

    void keep(String name, Object value) {
        kept.put(name, value);
    }

    Map<String, Object> done() {
        left.keySet().forEach(name -> faults.add(name, "unknownSetting"));
        if (kept.get("min") instanceof BigDecimal min
                && kept.get("max") instanceof BigDecimal max
                && min.compareTo(max) > 0) {
            faults.add("max", "tooSmall", Map.of("min", min));
        }
        return kept;
    }

    /// A setting that is a number of any kind.
    static @Nullable BigDecimal number(Map<String, Object> settings, String name) {
        return Json.asNumber(settings.get(name));
    }

    private @Nullable BigDecimal take(String name, long min, long max) {
        var given = left.remove(name);
        if (given == null) {
            return null;
        }
        var number = Numbers.read(given, name, Numbers.MAX_SCALE, faults);
        return number != null
                        && Numbers.isWithin(number, BigDecimal.valueOf(min), BigDecimal.valueOf(max), name, faults)
                ? number
                : null;
    }
}
