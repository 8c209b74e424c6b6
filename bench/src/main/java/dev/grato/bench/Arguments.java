package dev.grato.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `--name value` pairs behind a benchmark's name.
record Arguments(Map<String, String> values) {

    private static final Set<String> KNOWN =
            Set.of("people", "seconds", "clients", "data", "results", "lines", "only", "profiles");

    static Arguments of(List<String> words) {
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            var word = words.get(i);
            if (!word.startsWith("--") || !KNOWN.contains(word.substring(2)) || i + 1 == words.size()) {
                throw new BenchException("unknown or incomplete option: " + word + "; known: " + KNOWN);
            }
            values.put(word.substring(2), words.get(i + 1));
        }
        return new Arguments(values);
    }

    int number(String name, int otherwise) {
        var text = values.get(name);
        return text == null ? otherwise : Integer.parseInt(text.replace("_", "").replace(",", ""));
    }

    String text(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
