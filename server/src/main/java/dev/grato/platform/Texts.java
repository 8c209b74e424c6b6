package dev.grato.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// A text in several languages, keyed by ISO 639 code; English, Spanish and Italian are those of the product.
public record Texts(Map<String, String> byLanguage) {

    public static final Texts EMPTY = new Texts(Map.of());

    public Texts {
        byLanguage = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    public static Texts of(String english, String spanish, String italian) {
        var texts = new LinkedHashMap<String, String>();
        texts.put("en", english);
        texts.put("es", spanish);
        texts.put("it", italian);
        return new Texts(texts);
    }

    /// The text in this language, else in English, else in whatever language there is, else empty.
    public String in(Locale locale) {
        var exact = byLanguage.get(locale.getLanguage());
        if (exact != null) {
            return exact;
        }
        var english = byLanguage.get("en");
        return english != null
                ? english
                : byLanguage.values().stream().findFirst().orElse("");
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }
}
