package dev.grato.sync.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.records.Records;
import dev.grato.sync.PushedMutation;
import dev.grato.sync.spi.SyncCommand;
import dev.grato.sync.spi.SyncCommand.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The commands there are, and what they make of a record.
@Component
public final class Commands {

    private final Records records;
    private final Map<String, SyncCommand> byName = new LinkedHashMap<>();

    public Commands(Records records, List<SyncCommand> commands) {
        this.records = records;
        commands.forEach(command -> byName.put(command.name(), command));
    }

    /// A command turned into an edit, or its refusal.
    ///
    /// @param values what is to be written
    /// @param bases what stands there: whoever is faster meets it like any other edit
    record Composed(Map<String, @Nullable Object> values, Map<String, @Nullable Object> bases, List<Fault> faults) {}

    Composed compose(Actor actor, PushedMutation mutation) {
        var command = mutation.command() == null ? null : byName.get(mutation.command());
        if (command == null || !command.object().equals(mutation.object())) {
            return refused(new Fault("name", "unknownCommand"));
        }
        var record = records.find(actor, command.object(), mutation.record()).orElse(null);
        if (record == null) {
            return refused(new Fault("", "notFound"));
        }
        Answer answer = command.run(actor, record, mutation.args());
        if (!answer.faults().isEmpty()) {
            return new Composed(Map.of(), Map.of(), answer.faults());
        }
        var bases = new LinkedHashMap<String, @Nullable Object>();
        answer.values().keySet().forEach(field -> bases.put(field, record.value(field)));
        return new Composed(answer.values(), bases, List.of());
    }

    private static Composed refused(Fault fault) {
        return new Composed(Map.of(), Map.of(), List.of(fault));
    }
}
