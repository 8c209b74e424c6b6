package dev.grato.app.demo;

import dev.grato.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people wrote and said, as templates in three languages; `{name}` is replaced.
final class DemoTexts {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    /// A subject and what stands under it.
    record Text(String subject, String body, String outcome) {}

    private final Map<String, Map<String, List<Text>>> byLanguage = new HashMap<>();

    DemoTexts() {
        for (var language : List.of("en", "es", "it")) {
            var texts = new HashMap<String, List<Text>>();
            Northwind.resource("texts_" + language + ".json").forEach((key, variants) -> {
                var list = new ArrayList<Text>();
                for (var variant : Objects.requireNonNull(Json.asList(variants))) {
                    var text = Objects.requireNonNull(Json.asObject(variant));
                    list.add(new Text(
                            String.valueOf(text.get("subject")),
                            String.valueOf(text.get("body")),
                            String.valueOf(text.getOrDefault("outcome", ""))));
                }
                texts.put(key, list);
            });
            byLanguage.put(language, texts);
        }
    }

    /// One of the texts under this key, in the language or else in English, filled in.
    Text text(String language, String key, String seed, Map<String, String> names) {
        var own = Objects.requireNonNull(byLanguage.get(language)).get(key);
        var variants =
                own == null ? Objects.requireNonNull(byLanguage.get("en")).get(key) : own;
        var text = Dice.pick("text/" + key + "/" + seed, Objects.requireNonNull(variants, key));
        return new Text(filled(text.subject, names), filled(text.body, names), filled(text.outcome, names));
    }

    private static String filled(String template, Map<String, String> names) {
        return PLACE.matcher(template).replaceAll(place -> {
            var value = names.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("nothing known for " + place.group() + " in: " + template);
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
