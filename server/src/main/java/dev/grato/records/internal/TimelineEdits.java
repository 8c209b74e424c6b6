package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.Change.Operation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The edits of the record itself, those of one day by one author folded into one, read from the days of the log
/// that are still hot; older ones are in the record's history.
final class TimelineEdits {

    static final Duration HOT = Duration.ofDays(30);
    private static final int MOST_CHANGES = 500;

    /// @param at of the newest of them
    /// @param lowest the version of the oldest
    record Fold(
            Instant at,
            long highest,
            long lowest,
            String actorKind,
            @Nullable UUID actor,
            @Nullable UUID onBehalfOf,
            List<String> fields) {}

    /// @param lowest the version down to which these are all there are to show
    /// @param rest when those were made that were not read; null when there are none
    record Folds(List<Fold> items, long lowest, @Nullable Instant rest) {}

    private final Workspace workspace;
    private final ObjectType object;
    private final Set<String> fields;
    private final ZoneId zone;

    /// @param fields those that count, by name
    /// @param zone whose days are meant
    TimelineEdits(Workspace workspace, ObjectType object, Set<String> fields, ZoneId zone) {
        this.workspace = workspace;
        this.object = object;
        this.fields = fields;
        this.zone = zone;
    }

    /// @param below only changes before this version
    /// @param from not before then
    /// @param to before then; null for no end
    Folds read(DSLContext sql, UUID record, long below, Instant from, @Nullable Instant to) {
        var at = DSL.field(DSL.name("at"), SQLDataType.TIMESTAMPWITHTIMEZONE);
        var changes = sql.select(ChangeLog.COLUMNS)
                .from(Database.table(workspace, "change_log"))
                .where(ChangeLog.RECORD.eq(record), ChangeLog.VERSION.lt(below))
                .and(at.ge(from.atOffset(ZoneOffset.UTC)))
                .and(to == null ? DSL.noCondition() : at.lt(to.atOffset(ZoneOffset.UTC)))
                .and(Database.column("object", String.class).eq(object.table()))
                .orderBy(ChangeLog.VERSION.desc())
                .limit(MOST_CHANGES)
                .fetch(ChangeLog::change);
        var folds = new ArrayList<Fold>();
        for (var change : changes) {
            if (change.operation() == Operation.UPDATE) {
                take(folds, change);
            }
        }
        boolean isAll = changes.size() < MOST_CHANGES;
        if (isAll || folds.size() < 2) {
            return new Folds(
                    shown(folds), folds.isEmpty() ? below : folds.getLast().lowest(), null);
        }
        var rest = folds.removeLast();
        return new Folds(shown(folds), folds.getLast().lowest(), rest.at());
    }

    private void take(List<Fold> folds, Change change) {
        var named = LogNames.named(object, change);
        var changed = new LinkedHashSet<>(named.before().keySet());
        changed.addAll(named.after().keySet());
        changed.retainAll(fields);
        var last = folds.isEmpty() ? null : folds.getLast();
        if (last != null && isSame(last, change)) {
            folds.removeLast();
            var all = new LinkedHashSet<>(last.fields());
            all.addAll(changed);
            folds.add(new Fold(
                    last.at(),
                    last.highest(),
                    change.version(),
                    last.actorKind(),
                    last.actor(),
                    last.onBehalfOf(),
                    List.copyOf(all)));
        } else {
            folds.add(new Fold(
                    change.at(),
                    change.version(),
                    change.version(),
                    change.actorKind(),
                    change.actor(),
                    change.onBehalfOf(),
                    List.copyOf(changed)));
        }
    }

    private boolean isSame(Fold fold, Change change) {
        return LocalDate.ofInstant(fold.at(), zone).equals(LocalDate.ofInstant(change.at(), zone))
                && fold.actorKind().equals(change.actorKind())
                && Objects.equals(fold.actor(), change.actor())
                && Objects.equals(fold.onBehalfOf(), change.onBehalfOf());
    }

    private static List<Fold> shown(List<Fold> folds) {
        return folds.stream().filter(fold -> !fold.fields().isEmpty()).toList();
    }
}
