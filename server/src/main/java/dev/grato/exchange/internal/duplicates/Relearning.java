package dev.grato.exchange.internal.duplicates;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Courtesy;
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

    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Workspaces workspaces;
    private final Models models;
    private final Matching matching;
    private final Jobs jobs;
    private final Courtesy courtesy;

    Relearning(Workspaces workspaces, Models models, Matching matching, Jobs jobs, Courtesy courtesy) {
        this.workspaces = workspaces;
        this.models = models;
        this.matching = matching;
        this.jobs = jobs;
        this.courtesy = courtesy;
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

    /// About a second, with rests between pages while people are being answered.
    private boolean goOver(Workspace workspace, ObjectType object) {
        var turns = courtesy.turns();
        long end = System.nanoTime() + STEP.toNanos();
        boolean isMore = true;
        while (isMore && System.nanoTime() < end && !jobs.isStopping()) {
            if (turns.mayWork()) {
                isMore = turns.work(() -> matching.goOver(workspace, object));
                continue;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return isMore;
            }
        }
        return isMore;
    }
}
