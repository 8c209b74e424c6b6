package dev.grato.model.types;

import dev.grato.model.Faults;
import dev.grato.platform.Folding;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The countries of ISO 3166, by code or by their name in the product's languages.
final class Countries {

    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    static boolean isKnown(String code) {
        return code.equals(BY_NAME.get(Folding.fold(code)));
    }

    /// The two-letter code, or null; null with a fault when there is no such country.
    static @Nullable String read(@Nullable Object json, String path, Faults faults) {
        var text = Checks.line(json, path, 100, faults);
        if (text == null) {
            return null;
        }
        var code = BY_NAME.get(Folding.fold(text));
        if (code == null) {
            faults.add(path, "country");
        }
        return code;
    }

    static String name(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }

    private static Map<String, String> byName() {
        var known = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            for (var language : List.of("en", "es", "it")) {
                known.put(Folding.fold(name(code, Locale.of(language))), code);
            }
        }
        known.put("kosovo", "XK");
        known.put("xk", "XK");
        for (var code : Locale.getISOCountries()) {
            known.put(Folding.fold(code), code);
        }
        return Map.copyOf(known);
    }
}
