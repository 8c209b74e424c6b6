package dev.grato.model;

import java.util.Locale;

/// What happens when two people changed the same field without knowing of each other: somebody's edit arrives, and
/// the value it was made on is no longer the one that stands there.
public enum Meeting {
    /// The later arrival is written; the former value is in the history.
    LAST,
    /// As LAST; the parts of the value are one thing.
    UNIT,
    /// What stands there stays, and the person is asked.
    ASK,
    /// What was added and removed is added to and removed from what stands there.
    SET,
    /// The difference is added to what stands there.
    DELTA,
    /// Both texts are merged by lines; where they overlap both stay, marked.
    LINES,
    /// Nobody edits it.
    NONE;

    /// As it goes over the wire.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
