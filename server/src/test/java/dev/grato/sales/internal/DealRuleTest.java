package dev.grato.sales.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.platform.Fault;
import dev.grato.records.FakeRuleContext;
import dev.grato.records.spi.PendingChange;
import dev.grato.sales.StandardPipeline;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DealRuleTest {

    private static final UUID DEAL = UUID.randomUUID();
    private static final UUID OTHER_PIPELINE = UUID.randomUUID();
    private static final UUID OTHER_STAGE = UUID.randomUUID();
    private static final String NEW = StandardPipeline.NEW.id().toString();
    private static final String OFFER = StandardPipeline.OFFER.id().toString();
    private static final String WON = StandardPipeline.WON.id().toString();
    private static final String LOST = StandardPipeline.LOST.id().toString();
    private static final String STANDARD = StandardPipeline.ID.toString();

    @Test
    void putsNewDealsIntoTheFirstStageOfTheStandardPipeline() {
        var deal = checked(FakeRuleContext.create("deal", Map.of("name", "Chai")));
        assertThat(deal.after("pipeline")).isEqualTo(STANDARD);
        assertThat(deal.after("stage")).isEqualTo(NEW);
        assertThat(deal.after("probability")).isEqualTo(BigDecimal.valueOf(10));
        assertThat(deal.faults()).isEmpty();
    }

    @Test
    void takesThePipelineFromTheStage() {
        var deal = checked(FakeRuleContext.create("deal", Map.of("stage", OTHER_STAGE.toString())));
        assertThat(deal.after("pipeline")).isEqualTo(OTHER_PIPELINE.toString());
    }

    @Test
    void refusesTheStageOfAnotherPipeline() {
        var deal =
                checked(FakeRuleContext.create("deal", Map.of("pipeline", STANDARD, "stage", OTHER_STAGE.toString())));
        assertThat(deal.faults()).extracting(Fault::path, Fault::code).containsExactly(tuple("stage"));
    }

    @Test
    void movesToTheFirstStageWhenThePipelineChanges() {
        var deal = checked(FakeRuleContext.update(
                "deal",
                DEAL,
                Map.of("pipeline", STANDARD, "stage", OFFER),
                Map.of("pipeline", OTHER_PIPELINE.toString())));
        assertThat(deal.after("stage")).isEqualTo(OTHER_STAGE.toString());
        assertThat(deal.faults()).isEmpty();
    }

    @Test
    void keepsWhenTheDealEnteredItsStage() {
        var before = Map.<String, Object>of("pipeline", STANDARD, "stage", NEW, "stageSince", "2026-11-01T08:00:00Z");

        var moved = checked(FakeRuleContext.update("deal", DEAL, before, Map.of("stage", OFFER)));
        var edited = checked(FakeRuleContext.update("deal", DEAL, before, Map.of("name", "Chai, much of it")));

        assertThat(moved.after("stageSince")).asString().startsWith("2026-11-22T");
        assertThat(edited.after("stageSince")).isEqualTo("2026-11-01T08:00:00Z");
    }

    @Test
    void fixesDayAndProbabilityWhenWon() {
        var deal = checked(FakeRuleContext.update(
                "deal", DEAL, Map.of("pipeline", STANDARD, "stage", OFFER), Map.of("stage", WON)));
        assertThat(deal.after("closedOn")).isEqualTo("2026-11-22");
        assertThat(deal.after("probability")).isEqualTo(BigDecimal.valueOf(100));
    }

    @Test
    void keepsTheDaySentAlong() {
        var deal = checked(FakeRuleContext.update(
                "deal",
                DEAL,
                Map.of("pipeline", STANDARD, "stage", OFFER),
                Map.of("stage", WON, "closedOn", "2026-11-01")));
        assertThat(deal.after("closedOn")).isEqualTo("2026-11-01");
    }

    @Test
    void wantsAReasonWhenLost() {
        var deal = checked(FakeRuleContext.update(
                "deal", DEAL, Map.of("pipeline", STANDARD, "stage", OFFER), Map.of("stage", LOST)));
        assertThat(deal.faults()).extracting(Fault::code).containsExactly("lostReasonMissing");
        var told = checked(FakeRuleContext.update(
                "deal",
                DEAL,
                Map.of("pipeline", STANDARD, "stage", OFFER),
                Map.of("stage", LOST, "lostReason", "price")));
        assertThat(told.faults()).isEmpty();
        assertThat(told.after("probability")).isEqualTo(BigDecimal.ZERO);
    }

    @Test
    void opensAgain() {
        var deal = checked(FakeRuleContext.update(
                "deal",
                DEAL,
                Map.of("pipeline", STANDARD, "stage", LOST, "closedOn", "2026-10-01", "lostReason", "price"),
                Map.of("stage", OFFER)));
        assertThat(deal.after("closedOn")).isNull();
        assertThat(deal.after("lostReason")).isNull();
        assertThat(deal.after("probability")).isEqualTo(BigDecimal.valueOf(50));
    }

    @Test
    void refusesAmountsBelowZero() {
        var deal = checked(FakeRuleContext.create(
                "deal", Map.of("amount", Map.of("amount", BigDecimal.valueOf(-1), "currency", "EUR"))));
        assertThat(deal.faults()).extracting(Fault::code).containsExactly("negativeAmount");
    }

    private static org.assertj.core.groups.Tuple tuple(String path) {
        return org.assertj.core.api.Assertions.tuple(path, "stageOfOtherPipeline");
    }

    private static PendingChange checked(PendingChange deal) {
        var context = new FakeRuleContext()
                .with(
                        "stage",
                        OTHER_STAGE,
                        Map.of("pipeline", OTHER_PIPELINE.toString(), "position", BigDecimal.ONE, "kind", "open"));
        StandardPipeline.STAGES.forEach(stage -> context.with(
                "stage",
                stage.id(),
                Map.of(
                        "pipeline", STANDARD,
                        "position", BigDecimal.valueOf(stage.position()),
                        "probability", BigDecimal.valueOf(stage.probability()),
                        "kind", stage.kind())));
        new DealRule().check(context, List.of(deal));
        return deal;
    }
}
