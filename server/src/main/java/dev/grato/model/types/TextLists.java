package dev.grato.model.types;

import java.util.List;
import java.util.stream.Stream;

/// Lists as they stand in one CSV cell: divided by semicolons.
final class TextLists {

    private TextLists() {}

    static List<String> split(String text) {
        return Stream.of(text.split("[;\n]", -1))
                .map(Checks::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    static String join(Stream<String> items) {
        return String.join("; ", items.toList());
    }
}
