package dev.grato.model.types;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Lists of words as they are comfortable to read in code: folded, divided by blanks.
final class Words {

    private Words() {}

    static Set<String> set(String words) {
        return Set.of(words.split(" ", -1));
    }

    /// Each word with the number of its line, from 1.
    static Map<String, Integer> numbered(String... lines) {
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < lines.length; i++) {
            for (var word : lines[i].split(" ", -1)) {
                numbers.put(word, i + 1);
            }
        }
        return Map.copyOf(numbers);
    }
}
