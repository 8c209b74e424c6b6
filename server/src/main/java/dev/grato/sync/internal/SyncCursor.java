package dev.grato.sync.internal;

import dev.grato.records.spi.SyncReading.Place;
import java.time.Instant;
import java.util.UUID;

/// How far a device is: a place in the feed, and what must still hold for the place to mean anything.
///
/// @param epoch the life of the workspace the place belongs to
/// @param timeline the life of the database server
/// @param at changes before then have all been given
/// @param scope the fingerprint of the user's rights
/// @param schema the hash of what the user's records look like
record SyncCursor(UUID epoch, String timeline, Place place, Instant at, String scope, String schema) {

    SyncCursor at(Place next, Instant moment) {
        return new SyncCursor(epoch, timeline, next, moment, scope, schema);
    }
}
