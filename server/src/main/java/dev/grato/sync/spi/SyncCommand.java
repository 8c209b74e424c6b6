package dev.grato.sync.spi;

import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.records.CrmRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something one can do to a record that has a precondition, such as winning a deal: sent by a device as a name
/// with arguments, decided on by the server with the record as it is then.
public interface SyncCommand {

    /// The object and what is done to it: `deal.win`.
    String name();

    /// The object's name, singular.
    String object();

    /// What the record is to be changed to, or why not. Has no effect of its own.
    ///
    /// @param record as the actor sees it
    Answer run(Actor actor, CrmRecord record, Map<String, @Nullable Object> args);

    /// @param values the fields to be written; empty where everything is as wanted already
    /// @param faults why it is refused; empty where it is not
    record Answer(Map<String, @Nullable Object> values, List<Fault> faults) {

        public static Answer change(Map<String, @Nullable Object> values) {
            return new Answer(new LinkedHashMap<>(values), List.of());
        }

        public static Answer refused(String path, String code) {
            return new Answer(Map.of(), List.of(new Fault(path, code, Map.of())));
        }
    }
}
