package dev.grato.exchange.internal.matching;

import java.util.List;
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
                found[i] = best;
            }
        }
        return new Agreement(found);
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
