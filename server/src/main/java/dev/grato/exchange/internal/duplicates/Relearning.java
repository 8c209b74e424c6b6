package dev.grato.exchange.internal.duplicates;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Jobs;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/// Learns anew: each night, and when an object has outgrown what was learned.
@Component
final class Relearning {

    static final String JOB = "matching-relearn";

    private static final long STEP = Duration.ofSeconds(1).toNanos();

    private final Workspaces workspaces;
    private final Models models;
    private final Matching matching;
    private final Jobs jobs;

    Relearning(Workspaces workspaces, Models models, Matching matching, Jobs jobs) {
        this.workspaces = workspaces;
        this.models = models;
        this.matching = matching;
        this.jobs = jobs;
        jobs.registerSteps(JOB, this::step);
        jobs.daily("matching-nightly", LocalTime.of(2, 40), ZoneOffset.UTC, this::all);
    }

    static String piece(Workspace workspace, ObjectType object) {
        return workspace.slug() + "/" + object.table();
    }

    private void all() {
        for (var workspace : workspaces.inUse()) {
            Matching.objects(models.current(workspace)).forEach(object -> jobs.enqueue(JOB, piece(workspace, object)));
        }
    }

    /// First what is left of going over all records, where a server was stopped over it; else it learns.
    private boolean step(String piece) {
        int slash = piece.indexOf('/');
        var workspace = workspaces.find(piece.substring(0, slash)).orElse(null);
        var object = workspace == null
                ? null
                : models.current(workspace)
                        .objectOf(piece.substring(slash + 1))
                        .filter(MatchShape::isMatched)
                        .orElse(null);
        if (workspace == null || object == null) {
            return false;
        }
        return matching.isGoneOver(workspace, object)
                ? goOver(workspace, object)
                : !jobs.isStopping() && matching.relearn(workspace, object);
    }

    /// About a second of work, with a rest after each page as long as the page took, so that nobody feels it.
    private boolean goOver(Workspace workspace, ObjectType object) {
        long end = System.nanoTime() + STEP;
        boolean isMore = true;
        while (isMore && System.nanoTime() < end && !jobs.isStopping()) {
            long start = System.nanoTime();
            isMore = matching.goOver(workspace, object);
            try {
                Thread.sleep(Duration.ofNanos(System.nanoTime() - start));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return isMore;
            }
        }
        return isMore;
    }
}
