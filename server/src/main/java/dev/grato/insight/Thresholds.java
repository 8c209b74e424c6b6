package dev.grato.insight;

import java.util.Set;

/// How many people a group must have, on either side of a figure, before anything is told about it (R12).
public record Thresholds(int k) {

    /// No configuration goes below this.
    public static final int FLOOR = 5;

    private static final int STRICT = 10;
    private static final Set<String> STRICT_COUNTRIES = Set.of("DE", "IT");

    /// Who reads a figure.
    public enum Audience {
        PROGRAMME,
        LINE_MANAGER,
        READERS_OF_TEXT
    }

    public Thresholds {
        if (k < FLOOR) {
            throw new IllegalArgumentException("Groups under " + FLOOR + " are never told of");
        }
    }

    /// The threshold of an audience under a country's profile.
    public static Thresholds of(Audience audience, String country) {
        var strict = audience != Audience.PROGRAMME || STRICT_COUNTRIES.contains(country);
        return new Thresholds(strict ? STRICT : FLOOR);
    }
}
