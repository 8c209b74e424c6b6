package dev.grato.exchange.internal.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What records can be found by that may be the same: by a field, coarse forms of its value.
final class Keys {

    private static final int MOST = 8;
    private static final int RARE = 24;

    private Keys() {}

    /// One way to a key.
    ///
    /// @param field its place; -1 for all names of a person together
    record Way(int field, int form) {}

    static List<Way> ways(List<MatchField> fields) {
        var ways = new ArrayList<Way>();
        for (int f = 0; f < fields.size(); f++) {
            int forms = switch (fields.get(f).kind()) {
                case NAME, EMAIL, PHONE -> 2;
                case DATE, CODE, COMPANY, ADDRESS, TEXT -> 3;
                case NUMBER, CATEGORY -> 1;
            };
            for (int form = 0; form < forms; form++) {
                ways.add(new Way(f, form));
            }
        }
        if (fields.stream().anyMatch(field -> field.kind() == FieldKind.NAME)) {
            ways.add(new Way(-1, 0));
        }
        return ways;
    }

    /// The keys of a record by one way, at most a few.
    static Set<Long> of(Way way, List<MatchField> fields, List<Frequencies> frequencies, Row row) {
        var texts = new LinkedHashSet<String>();
        if (way.field() < 0) {
            names(fields, row, texts);
        } else {
            var kind = fields.get(way.field()).kind();
            for (Value value = row.value(way.field()); value != null; value = value.next) {
                of(kind, way.form(), value, frequencies.get(way.field()), texts);
            }
        }
        var keys = new LinkedHashSet<Long>();
        long salt = Hashes.mixed(way.field() * 31L + way.form() + 1);
        for (var text : texts) {
            if (keys.size() < MOST && !text.isEmpty()) {
                keys.add(Hashes.join(salt, Hashes.of(text)));
            }
        }
        return keys;
    }

    private static void of(FieldKind kind, int form, Value value, Frequencies frequencies, Set<String> keys) {
        var text = value.text;
        switch (kind) {
            case NAME ->
                Arrays.stream(value.words)
                        .limit(3)
                        .forEach(word -> keys.add(form == 0 ? Slips.sound(word) : cut(word, 0, 3)));
            case EMAIL -> keys.add(form == 0 ? text : letters(text));
            case PHONE -> keys.add(text.substring(Math.max(0, text.length() - (form == 0 ? 8 : 4))));
            case DATE -> keys.add(form == 0 ? text : form == 1 ? cut(text, 0, 6) : cut(text, 2, 4) + cut(text, 6, 8));
            case CODE -> {
                int half = (text.length() + 1) / 2;
                keys.add(form == 0 ? text : form == 1 ? cut(text, 0, half) : text.substring(text.length() - half));
            }
            case NUMBER, CATEGORY -> keys.add(text);
            case COMPANY, ADDRESS, TEXT -> prose(form, value, frequencies, keys);
        }
    }

    private static void prose(int form, Value value, Frequencies frequencies, Set<String> keys) {
        var rare = Arrays.stream(value.words)
                .distinct()
                .filter(word -> word.length() > 1 && (form > 0 || frequencies.word(word) <= RARE))
                .sorted(Comparator.comparingInt(frequencies::word))
                .limit(form == 0 ? MOST : 3)
                .toList();
        if (form == 0) {
            keys.addAll(rare);
        } else if (form == 1) {
            for (int i = 0; i < rare.size(); i++) {
                for (int j = i + 1; j < rare.size(); j++) {
                    keys.add(pair(cut(rare.get(i), 0, 5), cut(rare.get(j), 0, 5)));
                }
            }
        } else {
            keys.add(cut(value.text.replace(" ", ""), 0, 9));
        }
    }

    /// Any two words of a person's names, in whatever order and field they stand.
    private static void names(List<MatchField> fields, Row row, Set<String> keys) {
        var sounds = new LinkedHashSet<String>();
        for (int f = 0; f < fields.size(); f++) {
            var value = fields.get(f).kind() == FieldKind.NAME ? row.value(f) : null;
            if (value != null) {
                Arrays.stream(value.words).limit(3).map(Slips::sound).forEach(sounds::add);
            }
        }
        var list = List.copyOf(sounds);
        for (int i = 0; i < list.size(); i++) {
            for (int j = i + 1; j < list.size(); j++) {
                keys.add(pair(list.get(i), list.get(j)));
            }
        }
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) <= 0 ? one + "+" + other : other + "+" + one;
    }

    private static String letters(String email) {
        int at = email.lastIndexOf('@');
        var local = new StringBuilder();
        for (int i = 0; i < (at < 0 ? email.length() : at); i++) {
            if (Character.isLetter(email.charAt(i))) {
                local.append(email.charAt(i));
            }
        }
        return local.length() < 4 ? "" : local.toString();
    }

    private static String cut(@Nullable String text, int from, int to) {
        return text == null ? "" : text.substring(Math.min(from, text.length()), Math.min(to, text.length()));
    }
}
