package dev.grato.exchange.internal.matching;

import dev.grato.platform.Folding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which given names stand for one another in English, Spanish and Italian.
final class Nicknames {

    private static final Map<String, Set<String>> NAMES = read();

    private Nicknames() {}

    /// Whether one is the other's nickname, or both are nicknames of the same name.
    static boolean related(String one, String other) {
        var names = NAMES.get(one);
        var others = NAMES.get(other);
        if (names == null || others == null) {
            return false;
        }
        return names.contains(other) || others.contains(one) || isFull(names, others, one, other);
    }

    private static boolean isFull(Set<String> names, Set<String> others, String one, String other) {
        // two nicknames of one name, which itself is in both sets; marked by a sign no name has
        for (var name : names) {
            if (name.charAt(0) == '=' && others.contains(name)) {
                return !one.equals(other);
            }
        }
        return false;
    }

    private static Map<String, Set<String>> read() {
        var names = new HashMap<String, Set<String>>();
        for (var language : List.of("en", "es", "it")) {
            var path = "/matching/nicknames_" + language + ".txt";
            try (var stream = Nicknames.class.getResourceAsStream(path)) {
                if (stream == null) {
                    throw new IllegalStateException("not in the program: " + path);
                }
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
                lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> add(names, language, line));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return Map.copyOf(names);
    }

    private static void add(Map<String, Set<String>> names, String language, String line) {
        int colon = line.indexOf(':');
        var full = Folding.fold(line.substring(0, colon));
        for (var nickname : line.substring(colon + 1).split(",", -1)) {
            var folded = Folding.fold(nickname.strip());
            names.computeIfAbsent(full, name -> new HashSet<>()).add(folded);
            var back = names.computeIfAbsent(folded, name -> new HashSet<>());
            back.add(full);
            back.add("=" + language + full);
        }
    }
}
