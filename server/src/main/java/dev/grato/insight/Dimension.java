package dev.grato.insight;

/// What a metric may be cut by: one of these at a time, nothing else (R11). The order is that in which cells are
/// released.
public enum Dimension {
    ALL,
    RING,
    UNIT,
    ROLE_FAMILY,
    SITE_CLASS
}
