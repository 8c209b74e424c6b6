package dev.grato.platform;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The texts people read, in the languages of the product.
///
/// Each module has the bundles `i18n/<module>_en.properties`, `_es` and `_it` in UTF-8. Placeholders are named:
/// `{limit}`. Errors are found under `error.<module>.<CODE>` (with `.title` as their short form), faults under
/// `fault.<code>`.
public final class Messages {

    /// The languages of the product; the first one stands in where another has no text.
    public static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.forLanguageTag("es"), Locale.forLanguageTag("it"));

    private final Map<String, Map<String, String>> byLanguage;

    private Messages(Map<String, Map<String, String>> byLanguage) {
        this.byLanguage = byLanguage;
    }

    /// Reads all bundles on the class path.
    public static Messages load() {
        var all = new HashMap<String, Map<String, String>>();
        for (var language : LANGUAGES) {
            all.put(language.getLanguage(), bundles(language.getLanguage()));
        }
        return new Messages(all);
    }

    /// The text in this language, else in English, else the last part of the key.
    public String text(Locale locale, String key, Map<String, ? extends @Nullable Object> args) {
        return find(locale, key).map(text -> fill(text, args)).orElse(key.substring(key.lastIndexOf('.') + 1));
    }

    public String text(Locale locale, String key) {
        return text(locale, key, Map.of());
    }

    /// The bare text in this language, else in English, if there is one.
    public Optional<String> find(Locale locale, String key) {
        var own = texts(locale).get(key);
        return own != null
                ? Optional.of(own)
                : Optional.ofNullable(texts(LANGUAGES.getFirst()).get(key));
    }

    /// All keys there are in this language.
    public Set<String> keys(Locale locale) {
        return Collections.unmodifiableSet(texts(locale).keySet());
    }

    /// Whether the product speaks this language.
    public static boolean speaks(Locale locale) {
        return LANGUAGES.stream().anyMatch(language -> language.getLanguage().equals(locale.getLanguage()));
    }

    /// The language of the product an `Accept-Language` header asks for, if it asks for one.
    public static Optional<Locale> asked(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > 500) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(Messages::speaks)
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Map<String, String> texts(Locale locale) {
        return byLanguage.getOrDefault(locale.getLanguage(), Map.of());
    }

    private static String fill(String text, Map<String, ? extends @Nullable Object> args) {
        if (args.isEmpty() || text.indexOf('{') < 0) {
            return text;
        }
        var filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (true) {
            int open = text.indexOf('{', at);
            int close = open < 0 ? -1 : text.indexOf('}', open);
            if (close < 0) {
                return filled.append(text, at, text.length()).toString();
            }
            var name = text.substring(open + 1, close);
            filled.append(text, at, open);
            if (args.containsKey(name)) {
                filled.append(args.get(name));
            } else {
                filled.append(text, open, close + 1);
            }
            at = close + 1;
        }
    }

    private static Map<String, String> bundles(String language) {
        var texts = new TreeMap<String, String>();
        try {
            for (var english :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*_en.properties")) {
                var bundle = language.equals("en") ? english : sibling(english, language);
                if (!bundle.exists()) {
                    continue;
                }
                read(bundle).forEach(texts::putIfAbsent);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static Resource sibling(Resource english, String language) throws IOException {
        var name = String.valueOf(english.getFilename());
        return english.createRelative(name.replace("_en.properties", "_" + language + ".properties"));
    }

    private static Map<String, String> read(Resource bundle) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(bundle.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var texts = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
