package dev.grato.records.spi;

import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import java.util.List;

/// Reads the change log with a durable position: every change at least once, those of one record in the order of
/// their
/// versions, on one node at a time, never missing a transaction that commits late.
public interface ChangeConsumer {

    /// Names its position in each workspace; never changes.
    String name();

    /// How many changes it takes at a time, or somewhat more. All consumers take turns: what needs long for each
    /// change takes few.
    default int most() {
        return 1_000;
    }

    /// Whether it rests while people are being answered ([dev.grato.platform.Courtesy]): nobody waits for what it
    /// does. Such a one takes few changes at a time.
    default boolean canWait() {
        return false;
    }

    /// Takes the next changes, up to [#most] or somewhat more. Called within no transaction that writes. When it
    /// throws, the same changes come again later.
    void handle(Workspace workspace, List<Change> changes);
}
