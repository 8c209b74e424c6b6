package dev.grato.exchange.internal.duplicates;

import dev.grato.exchange.Duplicates.Band;
import dev.grato.exchange.internal.matching.FieldKind;
import dev.grato.exchange.internal.matching.Likeness;
import dev.grato.exchange.internal.matching.MatchModel.Score;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How sure an evidence is.
final class Bands {

    private static final double CERTAIN = 8;
    private static final double LIKELY = 3;
    private static final double POSSIBLE = -1;
    private static final double AGAINST = -2.5;
    private static final Set<FieldKind> HARD = Set.of(FieldKind.EMAIL, FieldKind.PHONE, FieldKind.CODE, FieldKind.DATE);

    private Bands() {}

    /// Null for what is not worth showing. Certain is only what has a hard fact for it beside something else, and
    /// nothing that speaks against it: two of the same name may well be two.
    static @Nullable Band of(MatchShape shape, Score score) {
        if (score.bits() < POSSIBLE) {
            return null;
        }
        if (score.bits() < LIKELY) {
            return Band.POSSIBLE;
        }
        boolean hasHard = false;
        boolean isContradicted = false;
        int agreeing = 0;
        for (var field : score.fields()) {
            isContradicted |= field.bits() < AGAINST;
            agreeing += field.bits() > 2 ? 1 : 0;
            boolean isSame = field.likeness() == Likeness.SAME || field.likeness() == Likeness.VARIANT;
            hasHard |= isSame
                    && shape.fields().stream()
                            .anyMatch(at -> at.name().equals(field.field()) && HARD.contains(at.kind()));
        }
        return score.bits() >= CERTAIN && hasHard && agreeing >= 2 && !isContradicted ? Band.CERTAIN : Band.LIKELY;
    }

    static int number(Band band) {
        return switch (band) {
            case POSSIBLE -> 0;
            case LIKELY -> 1;
            case CERTAIN -> 2;
        };
    }

    static Band of(int number) {
        return number == 2 ? Band.CERTAIN : number == 1 ? Band.LIKELY : Band.POSSIBLE;
    }
}
