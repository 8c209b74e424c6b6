package dev.grato.service.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.Fault;
import dev.grato.records.FakeRuleContext;
import dev.grato.records.spi.PendingChange;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseRuleTest {

    private static final String NOW = FakeRuleContext.NOW.toString();

    @Test
    void knowsWhenItWasOpened() {
        assertThat(checked(FakeRuleContext.create("case", Map.of("subject", "Late")))
                        .after("openedAt"))
                .isEqualTo(NOW);
    }

    @Test
    void knowsWhenItWasResolvedAndClosed() {
        var closed = checked(FakeRuleContext.create("case", Map.of("status", "closed")));
        assertThat(closed.after("resolvedAt")).isEqualTo(NOW);
        assertThat(closed.after("closedAt")).isEqualTo(NOW);
    }

    @Test
    void forgetsItWhenTakenUpAgain() {
        var before = Map.<String, Object>of("status", "closed", "openedAt", NOW, "resolvedAt", NOW, "closedAt", NOW);
        var reopened = checked(FakeRuleContext.update("case", UUID.randomUUID(), before, Map.of("status", "open")));
        assertThat(reopened.after("resolvedAt")).isNull();
        assertThat(reopened.after("closedAt")).isNull();
    }

    @Test
    void refusesAnAnswerBeforeTheQuestion() {
        var changed = checked(
                FakeRuleContext.create("case", Map.of("openedAt", NOW, "firstAnsweredAt", "2026-11-22T09:59:59Z")));
        assertThat(changed.faults()).extracting(Fault::code).containsExactly("beforeOpening");
    }

    private static PendingChange checked(PendingChange change) {
        new CaseRule().check(new FakeRuleContext(), List.of(change));
        return change;
    }
}
