package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.records.AggregateQuery;
import dev.grato.records.Change;
import dev.grato.records.ChangePage;
import dev.grato.records.CrmRecord;
import dev.grato.records.Mutation;
import dev.grato.records.Outcome;
import dev.grato.records.Page;
import dev.grato.records.Query;
import dev.grato.records.RecordPermit;
import dev.grato.records.Records;
import dev.grato.records.SentEdit;
import dev.grato.records.WriteOptions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Puts the parts of the engine behind its one door.
@Service
final class RecordService implements Records {

    private final RecordWriter writer;
    private final RecordQueries queries;
    private final Aggregates aggregates;
    private final ChangePages changes;

    RecordService(RecordWriter writer, RecordQueries queries, Aggregates aggregates, ChangePages changes) {
        this.writer = writer;
        this.queries = queries;
        this.aggregates = aggregates;
        this.changes = changes;
    }

    @Override
    public List<Outcome> write(Actor actor, List<Mutation> mutations, WriteOptions options) {
        return writer.write(actor, mutations, options);
    }

    @Override
    public Map<UUID, SentEdit> sentBefore(Actor actor, Collection<UUID> edits) {
        return writer.sentBefore(actor, edits);
    }

    @Override
    public Optional<CrmRecord> find(Actor actor, String object, UUID id, List<String> expand) {
        return queries.find(actor, object, id, false, expand);
    }

    @Override
    public Map<UUID, RecordPermit> permits(Actor actor, String object, Collection<UUID> ids) {
        return queries.permits(actor, object, ids);
    }

    @Override
    public Page query(Actor actor, Query query) {
        return queries.page(actor, query);
    }

    @Override
    public Map<String, Set<UUID>> identify(Actor actor, String object, String field, List<String> values) {
        return queries.identify(actor, object, field, values);
    }

    @Override
    public List<Map<String, @Nullable Object>> aggregate(Actor actor, AggregateQuery query) {
        return aggregates.rows(actor, query);
    }

    @Override
    public List<Change> history(Actor actor, String object, UUID id, @Nullable Long belowVersion, int limit) {
        return changes.history(actor, object, id, belowVersion, limit);
    }

    @Override
    public List<Change> changesByOthers(Actor actor, Map<String, Set<UUID>> records, Instant since, int limit) {
        return changes.byOthers(actor, records, since, limit);
    }

    @Override
    public List<Change> ownChanges(Actor actor, int limit) {
        return changes.own(actor, limit);
    }

    @Override
    public ChangePage changes(Actor actor, @Nullable String after, int limit) {
        return changes.changes(actor, after, limit);
    }
}
