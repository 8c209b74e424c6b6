package dev.grato.records.internal;

import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.records.Change.Operation;
import dev.grato.records.internal.Projection.Context;
import dev.grato.records.internal.Projection.RowChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Hands every run of edits to all projections.
@Component
final class Projections {

    private final List<Projection> all;

    Projections(ObjectProvider<Projection> all) {
        this.all = all.orderedStream().toList();
    }

    List<Projection> all() {
        return all;
    }

    /// Called once for each run of edits that were written, before its transaction ends.
    void follow(
            DSLContext tx,
            Model model,
            Actor actor,
            ObjectType object,
            Instant at,
            Operation operation,
            List<PreparedEdit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        var changes = edits.stream().map(edit -> change(edit, operation)).toList();
        var context = new Context(tx, actor.workspace(), model, at);
        for (var projection : all) {
            if (!projection.shape(model, object).isEmpty()) {
                projection.follow(context, object, changes);
            }
        }
    }

    private static RowChange change(PreparedEdit edit, Operation operation) {
        boolean wasLive = operation == Operation.UPDATE || operation == Operation.DELETE;
        boolean isLive = operation != Operation.DELETE;
        Map<String, @Nullable Object> before = wasLive ? edit.before() : Map.of();
        Map<String, @Nullable Object> after = isLive ? edit.after() : Map.of();
        return new RowChange(edit.id(), wasLive, before, isLive, after);
    }
}
