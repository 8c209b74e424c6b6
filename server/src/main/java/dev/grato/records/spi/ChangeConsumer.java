package dev.grato.records.spi;

import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import java.util.List;

/// Reads the change log with a durable position: every change at least once, those of one record in the order of their
/// versions, on one node at a time, never missing a transaction that commits late.
public interface ChangeConsumer {

    /// Names its position in each workspace; never changes.
    String name();

    /// Takes the next changes, 1,000 or somewhat more. When it throws, the same changes come again later.
    void handle(Workspace workspace, List<Change> changes);
}
