package dev.grato.exchange.internal.duplicates;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// Learns anew: each night, and when an object has outgrown what was learned.
@Component
final class Relearning {

    static final String JOB = "matching-relearn";

    private final Workspaces workspaces;
    private final Models models;
    private final Matching matching;

    Relearning(Workspaces workspaces, Models models, Matching matching, Jobs jobs) {
        this.workspaces = workspaces;
        this.models = models;
        this.matching = matching;
        jobs.register(JOB, this::relearn);
        jobs.daily("matching-nightly", LocalTime.of(2, 40), ZoneOffset.UTC, this::all);
    }

    static String piece(Workspace workspace, ObjectType object) {
        return workspace.slug() + "/" + object.table();
    }

    private void all() {
        for (var workspace : workspaces.inUse()) {
            Matching.objects(models.current(workspace)).forEach(object -> matching.relearn(workspace, object));
        }
    }

    void relearn(String piece) {
        int slash = piece.indexOf('/');
        workspaces
                .find(piece.substring(0, slash))
                .ifPresent(workspace -> models.current(workspace)
                        .objectOf(piece.substring(slash + 1))
                        .filter(MatchShape::isMatched)
                        .ifPresent(object -> matching.relearn(workspace, object)));
    }
}
