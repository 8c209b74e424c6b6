package dev.grato.exchange.internal.duplicates;

import dev.grato.model.Models;
import dev.grato.platform.Courtesy;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Keeps the worklist current: follows the change log.
@Component
final class MatchConsumer implements ChangeConsumer {

    private static final int MANY = 20;

    private final Models models;
    private final Matching matching;
    private final Jobs jobs;
    private final Courtesy courtesy;

    MatchConsumer(Models models, Matching matching, Jobs jobs, Courtesy courtesy) {
        this.models = models;
        this.matching = matching;
        this.jobs = jobs;
        this.courtesy = courtesy;
    }

    @Override
    public String name() {
        return "exchange.matching";
    }

    @Override
    public int most() {
        return 50;
    }

    @Override
    public boolean canWait() {
        return true;
    }

    /// How many times as many records there have to be before it is learned anew.
    private int growth() {
        return courtesy.isAnybodyAsking() ? 8 : 2;
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        var model = models.refreshed(workspace);
        Map<String, Set<UUID>> touched = new LinkedHashMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.object(), name -> new LinkedHashSet<>())
                .add(change.record()));
        touched.forEach((name, ids) -> model.object(name)
                .filter(MatchShape::isMatched)
                .ifPresent(object -> {
                    matching.refresh(workspace, object, ids);
                    if (ids.size() >= MANY && jobs.isStarted() && matching.isOutgrown(workspace, object, growth())) {
                        jobs.enqueue(Relearning.JOB, Relearning.piece(workspace, object));
                    }
                }));
    }
}
