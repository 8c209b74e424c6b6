package dev.grato.records;

/// What somebody may do with a record they see.
///
/// @param canHandOver whether they may change its owner and team, which takes more than a share of it
public record RecordPermit(boolean canUpdate, boolean canDelete, boolean canHandOver) {}
