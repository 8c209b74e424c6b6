package dev.grato.exchange.internal.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// How two records compare, field by field; null where one of them has nothing to compare.
final class Agreement {

    final Comparison.@Nullable Found[] found;

    private Agreement(Comparison.@Nullable Found[] found) {
        this.found = found;
    }

    static Agreement of(List<MatchField> fields, List<Frequencies> frequencies, Row one, Row other) {
        var found = new Comparison.@Nullable Found[fields.size()];
        for (int i = 0; i < found.length; i++) {
            var a = one.value(i);
            var b = other.value(i);
            if (a != null && b != null) {
                var best = Comparison.best(fields.get(i).kind(), a, b, frequencies.get(i));
                if (fields.get(i).kind() == FieldKind.NAME
                        && best.likeness().compareTo(Likeness.SIMILAR) > 0
                        && isSwapped(fields, i, one, other)) {
                    best = Comparison.Found.of(Likeness.SWAPPED, a, b);
                }
                found[i] = fields.get(i).kind() == FieldKind.EMAIL ? beyondNames(fields, best, one, other) : best;
            }
        }
        return new Agreement(found);
    }

    /// Addresses are spelled from names: what people of the same name have in common by that is no evidence beside
    /// the names. Only what the names do not explain is; null where nothing is left.
    private static Comparison.@Nullable Found beyondNames(
            List<MatchField> fields, Comparison.Found found, Row one, Row other) {
        var a = found.one();
        var b = found.other();
        if (a == null || b == null || found.likeness() == Likeness.SAME || found.likeness() == Likeness.DIFFERENT) {
            return found;
        }
        var names = new TreeSet<String>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        names(fields, one, names);
        names(fields, other, names);
        var rest = local(a);
        var otherRest = local(b);
        for (var name : names) {
            if (rest.contains(name) && otherRest.contains(name)) {
                rest = rest.replace(name, "");
                otherRest = otherRest.replace(name, "");
            }
        }
        if (rest.length() <= 1 && otherRest.length() <= 1) {
            return null;
        }
        var numbers = digits(rest);
        var otherNumbers = digits(otherRest);
        if (numbers.length() > 2 && !numbers.equals(otherNumbers) && Slips.between(numbers, otherNumbers, 1) == 1) {
            return Comparison.Found.of(Likeness.WEAK, a, b);
        }
        boolean isLeft = numbers.equals(otherNumbers)
                && (rest.equals(otherRest) || Slips.between(rest, otherRest, 2) <= Math.min(2, rest.length() / 3));
        return isLeft ? found : Comparison.Found.of(Likeness.DIFFERENT, a, b);
    }

    private static void names(List<MatchField> fields, Row row, Set<String> names) {
        for (int i = 0; i < fields.size(); i++) {
            var value = fields.get(i).kind() == FieldKind.NAME ? row.value(i) : null;
            if (value != null) {
                Arrays.stream(value.words).filter(word -> word.length() > 2).forEach(names::add);
                names.add(value.text.replace(" ", ""));
            }
        }
    }

    private static String local(Value email) {
        int at = email.text.lastIndexOf('@');
        return kept(
                at < 0 ? email.text : email.text.substring(0, at),
                point -> Character.isLetter(point) || isDigit(point));
    }

    private static String digits(String text) {
        return kept(text, Agreement::isDigit);
    }

    private static boolean isDigit(int point) {
        return point >= '0' && point <= '9';
    }

    /// By hand: this is done for each pair that is compared, and a pattern costs more than all of the comparison.
    private static String kept(String text, IntPredicate which) {
        var kept = new StringBuilder(text.length());
        text.codePoints().filter(which).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isSwapped(List<MatchField> fields, int field, Row one, Row other) {
        for (int i = 0; i < fields.size(); i++) {
            if (i != field && fields.get(i).kind() == FieldKind.NAME) {
                if (isLike(one.value(field), other.value(i)) || isLike(one.value(i), other.value(field))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isLike(@Nullable Value one, @Nullable Value other) {
        return one != null
                && other != null
                && (one.text.equals(other.text) || NameComparison.of(one, other).compareTo(Likeness.CLOSE) <= 0);
    }
}
