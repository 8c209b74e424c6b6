package dev.grato.records.spi;

import dev.grato.platform.Actor;
import dev.grato.records.CrmRecord;
import dev.grato.records.Query;
import java.util.List;

/// Reads lists of any length, all of it as of one moment, with the caller's rights in the statement.
public interface RecordStreams {

    /// Who takes what is read. What it throws ends the reading.
    interface Receiver {

        /// How many records there will be; said once, before the first.
        void total(long count);

        /// The next records in their order, without their authors. A relation's value is a map with the `id` and,
        /// where
        /// the caller sees the record, its `label`.
        void next(List<CrmRecord> records);
    }

    /// Gives all records that match; `limit`, `cursor`, `expand` and `count` of the question mean nothing.
    ///
    /// Holds one connection until it ends. Memory holds a thousand records at a time.
    void stream(Actor actor, Query query, Receiver receiver);
}
