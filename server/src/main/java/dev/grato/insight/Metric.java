package dev.grato.insight;

/// A figure about groups: which share of them did something, or how often something happened.
public record Metric(String name, Kind kind) {

    /// A share counts people with a value above zero; a count adds the values up.
    public enum Kind {
        SHARE,
        COUNT
    }

    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A metric needs a name");
        }
    }
}
