package dev.grato.records.spi;

import java.util.Map;
import java.util.Set;

/// What a module says about merging records of its objects. Objects that an ERP masters or whose records are only
/// parts of others are never merged anyway.
public interface MergeTerms {

    /// Names of objects whose records are never merged.
    default Set<String> neverMerged() {
        return Set.of();
    }

    /// Names of objects whose records only link others: one that says nothing another link of the survivor does not
    /// say is folded into that one.
    default Set<String> folded() {
        return Set.of();
    }

    /// Yes-or-no fields, by object, that stay true when they were true in any of the merged records.
    default Map<String, Set<String>> staysTrue() {
        return Map.of();
    }
}
