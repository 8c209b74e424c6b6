package dev.grato.records.internal;

import dev.grato.model.Indexes;
import dev.grato.model.ObjectType;
import dev.grato.model.Part;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Notices lists of large tables sorted by a field without an index and has the index built in the background.
@Component
final class LargeSorts {

    private static final long LARGE = 200_000;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    private record Seen(boolean isWaiting, Instant at) {}

    private final Database database;
    private final ObjectProvider<Indexes> indexes;
    private final Clock clock;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    LargeSorts(Database database, ObjectProvider<Indexes> indexes, Clock clock) {
        this.database = database;
        this.indexes = indexes;
        this.clock = clock;
    }

    /// Whether this list will be fast only when an index that is being built is there.
    boolean waitsForIndex(Workspace workspace, ObjectType object, Sorting sorting) {
        if (sorting.keys().isEmpty()) {
            return false;
        }
        var path = sorting.keys().getFirst().path();
        boolean isSystem = !object.liveFields().containsKey(path.field().name());
        boolean isOption = path.part().comparison() == Part.Comparison.OPTION;
        if (!path.steps().isEmpty() || path.field().isIndexed() || !path.field().isStored() || isSystem || isOption) {
            return false;
        }
        var key = workspace.schema() + "/" + object.table() + "/" + path.field().column();
        var known = seen.get(key);
        if (known == null || known.at().plus(LOOK_AGAIN).isBefore(clock.instant())) {
            known = new Seen(look(workspace, object, path), clock.instant());
            seen.put(key, known);
        }
        return known.isWaiting();
    }

    private boolean look(Workspace workspace, ObjectType object, Filter.Path path) {
        float rows = database.read(sql -> sql.fetchSingle(
                        "select reltuples from pg_class where oid = {0}::regclass",
                        DSL.val(Database.quoted(workspace, object.table())))
                .get(0, Float.class));
        if (rows < LARGE) {
            return false;
        }
        indexes.getObject().buildIndex(workspace, object.name(), path.field().name());
        return indexes.getObject().states(workspace).stream()
                .noneMatch(state -> state.table().equals(object.table())
                        && state.column().startsWith(path.field().column())
                        && state.state().equals("ready"));
    }
}
