package dev.grato.exchange.internal.matching;

import java.util.List;

/// How two values are alike, from the same to different. What each degree is worth in a field is learned.
public enum Likeness {
    SAME(0),
    /// A nickname, another spelling of the same.
    VARIANT(1),
    /// The same words in another order.
    ORDER(2),
    /// What one record has here the other has in a neighbouring field.
    SWAPPED(3),
    /// One slip of the keys.
    CLOSE(4),
    SIMILAR(5),
    /// One is a part of the other: a second surname is missing, an initial stands for a name.
    PARTIAL(6),
    /// Sounds alike.
    SOUNDS(7),
    WEAK(8),
    DIFFERENT(9);

    static final List<Likeness> LADDER = List.of(values());
    static final int COUNT = LADDER.size();

    /// 0 is the same.
    final int degree;

    Likeness(int degree) {
        this.degree = degree;
    }

    private static final double[] STEPS = {0.97, 0.88, 0.78, 0.68, 0.58, 0.48, 0.38, 0.28, 0.16};

    /// The degree of a similarity of prose between 0 and 1.
    static Likeness ofShare(double share) {
        for (int i = 0; i < STEPS.length; i++) {
            if (share >= STEPS[i]) {
                return LADDER.get(i);
            }
        }
        return DIFFERENT;
    }

    /// Where a similarity lies between the middles of its degree and the next: the degree plus up to one half
    /// either way.
    static double position(double share) {
        double upper = 1.03;
        for (int i = 0; i < STEPS.length; i++) {
            if (share >= STEPS[i]) {
                return i + (upper - share) / (upper - STEPS[i]) - 0.5;
            }
            upper = STEPS[i];
        }
        return STEPS.length + (upper - share) / upper - 0.5;
    }
}
