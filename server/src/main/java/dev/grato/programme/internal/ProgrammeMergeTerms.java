package dev.grato.programme.internal;

import dev.grato.programme.ProgrammeModel;
import dev.grato.records.spi.MergeTerms;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The programme, its roles and what people signed are not things met twice.
@Component
class ProgrammeMergeTerms implements MergeTerms {

    @Override
    public Set<String> neverMerged() {
        return Set.of(ProgrammeModel.PROGRAMME, ProgrammeModel.ROLE, ProgrammeModel.SIGNATURE);
    }
}
