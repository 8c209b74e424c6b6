package dev.grato.customers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.Fault;
import dev.grato.records.FakeRuleContext;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerRulesTest {

    private static final UUID MOTHER = new UUID(0, 1);
    private static final UUID DAUGHTER = new UUID(0, 2);
    private static final UUID GRANDDAUGHTER = new UUID(0, 3);

    @Test
    void refusesACompanyAsItsOwnParent() {
        var company = FakeRuleContext.update("company", MOTHER, Map.of(), Map.of("parent", MOTHER.toString()));
        check(new CompanyTreeRule(), company);
        assertThat(company.faults()).extracting(Fault::code).containsExactly("companyOwnParent");
    }

    @Test
    void refusesACircleOfCompaniesAtAnyDistance() {
        var company = FakeRuleContext.update("company", MOTHER, Map.of(), Map.of("parent", GRANDDAUGHTER.toString()));
        check(new CompanyTreeRule(), company);
        assertThat(company.faults()).extracting(Fault::code).containsExactly("companyCycle");
    }

    @Test
    void refusesACircleMadeByTwoEditsAtOnce() {
        var left = new UUID(0, 8);
        var right = new UUID(0, 9);
        var first = FakeRuleContext.update("company", left, Map.of(), Map.of("parent", right.toString()));
        var second = FakeRuleContext.update("company", right, Map.of(), Map.of("parent", left.toString()));
        new CompanyTreeRule().check(new FakeRuleContext(), List.of(first, second));
        assertThat(first.faults()).hasSize(1);
        assertThat(second.faults()).hasSize(1);
    }

    @Test
    void letsCompaniesFormATree() {
        var company =
                FakeRuleContext.update("company", new UUID(0, 4), Map.of(), Map.of("parent", DAUGHTER.toString()));
        check(new CompanyTreeRule(), company);
        assertThat(company.faults()).isEmpty();
    }

    @Test
    void refusesEndsBeforeStarts() {
        var affiliation =
                FakeRuleContext.create("affiliation", Map.of("startsOn", "2026-02-01", "endsOn", "2026-01-31"));
        check(new AffiliationRule(), affiliation);
        assertThat(affiliation.faults()).extracting(Fault::path).containsExactly("endsOn");
        var event = FakeRuleContext.create(
                "event", Map.of("startsAt", "2026-02-01T10:00:00Z", "endsAt", "2026-02-01T09:59:00Z"));
        check(new ActivityRule(), event);
        assertThat(event.faults()).extracting(Fault::path).containsExactly("endsAt");
    }

    @Test
    void notesWhenATaskWasDoneAndForgetsItWhenReopened() {
        var done = FakeRuleContext.create("task", Map.of("status", "done"));
        check(new ActivityRule(), done);
        assertThat(done.after("doneAt")).isEqualTo("2026-11-22T10:00:00Z");
        var reopened = FakeRuleContext.update(
                "task",
                new UUID(0, 5),
                Map.of("status", "done", "doneAt", "2026-11-22T10:00:00Z"),
                Map.of("status", "open"));
        check(new ActivityRule(), reopened);
        assertThat(reopened.after("doneAt")).isNull();
    }

    private static void check(RecordRule rule, PendingChange change) {
        var context = new FakeRuleContext()
                .with("company", MOTHER, Map.of())
                .with("company", DAUGHTER, Map.of("parent", MOTHER.toString()))
                .with("company", GRANDDAUGHTER, Map.of("parent", DAUGHTER.toString()));
        rule.check(context, List.of(change));
    }
}
