package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.records.spi.MergeTerms;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Who may what hangs on users, teams and roles, and with users on identities: one is deactivated and its records
/// are handed over; nothing is merged.
@Component
class AccessMergeTerms implements MergeTerms {

    @Override
    public Set<String> neverMerged() {
        return Set.of(AccessModel.USER, AccessModel.TEAM, AccessModel.ROLE);
    }
}
