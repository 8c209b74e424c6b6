package dev.grato;

/// Where random tests begin.
///
/// The everyday run always plays the same games, so that a red one says something about the change at hand; the
/// long run plays new ones each time, and prints the seed with which `-Dgrato.seed=` plays one again.
public final class Seeds {

    private static final long EVERYDAY = 20_261_122;

    private Seeds() {}

    public static long seed() {
        return Long.getLong("grato.seed", Boolean.getBoolean("grato.test.all") ? System.nanoTime() : EVERYDAY);
    }
}
