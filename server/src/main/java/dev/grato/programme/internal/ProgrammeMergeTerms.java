package dev.grato.programme.internal;

import dev.grato.records.spi.MergeTerms;
import java.util.Set;
import org.springframework.stereotype.Component;

/// What a programme consists of is nothing one meets twice.
@Component
class ProgrammeMergeTerms implements MergeTerms {

    @Override
    public Set<String> neverMerged() {
        return ProgrammeRule.OBJECTS;
    }
}
