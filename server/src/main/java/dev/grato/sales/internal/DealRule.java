package dev.grato.sales.internal;

import dev.grato.records.Mutation;
import dev.grato.records.spi.PendingChange;
import dev.grato.records.spi.RecordRule;
import dev.grato.records.spi.RuleContext;
import dev.grato.sales.SalesModel;
import dev.grato.sales.StandardPipeline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A deal stands in a stage of its own pipeline, and what the stage means decides whether it is closed.
///
/// Without a stage it enters the first open one; without a pipeline, the stage's or else the standard one.
/// Entering a
/// won or lost stage sets the day (as the workspace counts days) and the probability, leaving it clears the day; a
/// lost deal has a reason.
@Component
class DealRule implements RecordRule {

    private static final String PIPELINE = "pipeline";
    private static final String STAGE = "stage";
    private static final String STAGE_SINCE = "stageSince";
    private static final String CLOSED_ON = "closedOn";
    private static final String PROBABILITY = "probability";
    private static final String LOST_REASON = "lostReason";

    @Override
    public Set<String> objects() {
        return Set.of(SalesModel.DEAL);
    }

    @Override
    public void check(RuleContext context, List<PendingChange> changes) {
        var stages = Stages.load(context, changes);
        for (var deal : changes) {
            refuseNegativeAmount(deal);
            place(deal, stages);
            noteEntry(context, deal);
            var stage = stages.of(deal);
            if (stage != null) {
                close(context, deal, stages.of(deal.before(STAGE)), stage);
            }
        }
    }

    private static void refuseNegativeAmount(PendingChange deal) {
        if (deal.isChanged("amount")
                && deal.after("amount") instanceof Map<?, ?> money
                && money.get("amount") instanceof BigDecimal amount
                && amount.signum() < 0) {
            deal.refuse("amount", "negativeAmount", Map.of());
        }
    }

    /// Brings pipeline and stage together, filling in whichever was not said.
    private static void place(PendingChange deal, Stages stages) {
        var pipeline = deal.after(PIPELINE);
        var stage = stages.of(deal);
        if (pipeline == null) {
            pipeline = stage == null ? StandardPipeline.ID.toString() : stage.get(PIPELINE);
            if (stage != null || stages.first(pipeline) != null) {
                deal.set(PIPELINE, pipeline);
            }
        }
        boolean movesPipelineOnly = deal.kind() == Mutation.Kind.UPDATE
                && deal.isChanged(PIPELINE)
                && !deal.isChanged(STAGE)
                && deal.before(PIPELINE) != null;
        if (stage == null && deal.after(STAGE) == null
                || movesPipelineOnly && stage != null && !Objects.equals(stage.get(PIPELINE), pipeline)) {
            deal.set(STAGE, stages.first(pipeline));
        } else if (stage != null && !Objects.equals(stage.get(PIPELINE), pipeline)) {
            deal.refuse(STAGE, "stageOfOtherPipeline", Map.of());
        }
    }

    /// Kept by the server alone: how long a deal stands in a stage is nobody's to say.
    private static void noteEntry(RuleContext context, PendingChange deal) {
        if (deal.after(STAGE) == null) {
            if (deal.after(STAGE_SINCE) != null) {
                deal.set(STAGE_SINCE, null);
            }
        } else if (!Objects.equals(deal.before(STAGE), deal.after(STAGE))) {
            deal.set(
                    STAGE_SINCE,
                    context.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    private static void close(
            RuleContext context,
            PendingChange deal,
            @Nullable Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> stage) {
        var kind = stage.get("kind");
        boolean isOpen = !"won".equals(kind) && !"lost".equals(kind);
        boolean isEntered = !Objects.equals(before == null ? null : before.get("kind"), kind);
        if (isOpen) {
            if (deal.after(CLOSED_ON) != null) {
                deal.set(CLOSED_ON, null);
            }
            if (deal.after(LOST_REASON) != null && isEntered) {
                deal.set(LOST_REASON, null);
            }
        } else if (deal.after(CLOSED_ON) == null || isEntered && !deal.isChanged(CLOSED_ON)) {
            deal.set(
                    CLOSED_ON,
                    LocalDate.ofInstant(
                                    context.clock().instant(),
                                    context.actor().workspace().zone())
                            .toString());
        }
        followProbability(deal, stage, isOpen);
        if ("lost".equals(kind)) {
            if (deal.after(LOST_REASON) == null) {
                deal.refuse(LOST_REASON, "lostReasonMissing", Map.of());
            }
        } else if ("won".equals(kind) && deal.after(LOST_REASON) != null) {
            deal.set(LOST_REASON, null);
        }
    }

    /// A closed deal is certain; an open one takes its stage's probability on entry unless somebody set another.
    private static void followProbability(PendingChange deal, Map<String, @Nullable Object> stage, boolean isOpen) {
        if (!isOpen) {
            deal.set(PROBABILITY, "won".equals(stage.get("kind")) ? BigDecimal.valueOf(100) : BigDecimal.ZERO);
        } else if (deal.isChanged(STAGE) && !deal.isChanged(PROBABILITY) && stage.get(PROBABILITY) != null) {
            deal.set(PROBABILITY, stage.get(PROBABILITY));
        }
    }

    /// The stages the edits are about, loaded once for all of them.
    private record Stages(Map<UUID, Map<String, @Nullable Object>> byId) {

        static Stages load(RuleContext context, List<PendingChange> deals) {
            var ids = new HashSet<UUID>();
            var pipelines = new HashSet<UUID>();
            for (var deal : deals) {
                add(ids, deal.after(STAGE));
                add(ids, deal.before(STAGE));
                if (deal.after(STAGE) == null || deal.isChanged(PIPELINE)) {
                    add(
                            pipelines,
                            deal.after(PIPELINE) == null ? StandardPipeline.ID.toString() : deal.after(PIPELINE));
                }
            }
            var found = new HashMap<UUID, Map<String, @Nullable Object>>();
            if (!ids.isEmpty()) {
                found.putAll(context.load(SalesModel.STAGE, ids));
            }
            if (!pipelines.isEmpty()) {
                found.putAll(context.loadChildren(SalesModel.STAGE, PIPELINE, pipelines));
            }
            return new Stages(found);
        }

        private static void add(Set<UUID> ids, @Nullable Object id) {
            if (id instanceof String text) {
                ids.add(UUID.fromString(text));
            }
        }

        @Nullable
        Map<String, @Nullable Object> of(PendingChange deal) {
            return of(deal.after(STAGE));
        }

        @Nullable
        Map<String, @Nullable Object> of(@Nullable Object id) {
            return id instanceof String text ? byId.get(UUID.fromString(text)) : null;
        }

        /// The id of the pipeline's first open stage, or null when it has none.
        @Nullable
        String first(@Nullable Object pipeline) {
            return byId.entrySet().stream()
                    .filter(stage -> Objects.equals(stage.getValue().get(PIPELINE), pipeline))
                    .filter(stage -> "open".equals(stage.getValue().get("kind")))
                    .min(Comparator.comparing(stage -> position(stage.getValue())))
                    .map(stage -> stage.getKey().toString())
                    .orElse(null);
        }

        private static BigDecimal position(Map<String, @Nullable Object> stage) {
            return stage.get("position") instanceof BigDecimal position ? position : BigDecimal.ZERO;
        }
    }
}
