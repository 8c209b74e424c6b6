package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.records.spi.MergeTerms;
import java.util.HashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What all modules together say about merging.
@Component
final class MergeTermsOfAll {

    private final ObjectProvider<MergeTerms> all;

    MergeTermsOfAll(ObjectProvider<MergeTerms> all) {
        this.all = all;
    }

    /// What an ERP masters is told apart by the ERP; a part of another record goes with that one.
    boolean isMergeable(ObjectType object) {
        return !object.isErpMastered()
                && object.parents().isEmpty()
                && all.stream().noneMatch(terms -> terms.neverMerged().contains(object.name()));
    }

    boolean isFolded(ObjectType object) {
        return all.stream().anyMatch(terms -> terms.folded().contains(object.name()));
    }

    /// The names of fields in which a yes of any record counts.
    Set<String> staysTrue(ObjectType object) {
        var names = new HashSet<String>();
        all.forEach(terms -> names.addAll(terms.staysTrue().getOrDefault(object.name(), Set.of())));
        return names;
    }
}
