package dev.grato.exchange.internal.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What other systems and people call fields and objects, from `headers.txt`.
final class HeaderWords {

    /// @param rank the place of the word in its list: the first are the surest
    record Target(String field, @Nullable String part, int rank) {}

    private final Map<String, Map<String, List<Target>>> byObject = new HashMap<>();
    private final Map<String, Set<String>> objects = new HashMap<>();

    HeaderWords() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HeaderWords.class.getResourceAsStream("/dev/grato/exchange/headers.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::line);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void line(String line) {
        var sides = line.split(" = ", 2);
        var head = sides[0].split(" ", 2);
        if (head[0].equals("object")) {
            objects.put(head[1], Set.of(sides[1].split(" ", -1)));
            return;
        }
        var target = head[1].split(":", 2);
        var words = byObject.computeIfAbsent(head[0], object -> new HashMap<>());
        int rank = 0;
        for (var word : sides[1].split(", ?", -1)) {
            words.computeIfAbsent(Words.packed(Words.of(word)), packed -> new ArrayList<>())
                    .add(new Target(target[0], target.length > 1 ? target[1] : null, rank++));
        }
    }

    /// What it may mean, the likeliest first.
    List<Target> find(String object, String header) {
        var words = byObject.get(object);
        return words == null ? List.of() : words.getOrDefault(Words.packed(Words.of(header)), List.of());
    }

    /// The objects a file of this name may be about.
    List<String> named(String fileName) {
        var found = new ArrayList<String>();
        var words =
                List.of(Words.of(fileName.replaceFirst("\\.[A-Za-z0-9]+$", "")).split(" ", -1));
        objects.forEach((object, names) -> {
            if (words.stream().anyMatch(names::contains)) {
                found.add(object);
            }
        });
        return found;
    }
}
