package dev.grato.records.spi;

import dev.grato.platform.Actor;
import dev.grato.platform.Workspace;
import dev.grato.records.CrmRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads records as devices keep them: the working set of a user, page by page, as changes and as sums to compare.
///
/// Every statement has the caller's rights in it. Records come without their authors and without fields of a
/// sensitive class, which never leave the server this way.
public interface SyncReading {

    /// The feed of a workspace as it is now.
    ///
    /// @param epoch changes when the workspace is restored
    /// @param timeline changes when another server is promoted; null on one that only follows
    /// @param place behind everything that can be read now
    /// @param hotFrom changes before then are no longer in the hot log; null where all are
    record Feed(
            UUID epoch,
            @Nullable String timeline,
            Place place,
            @Nullable Instant hotFrom) {}

    /// A place in the feed: behind this change of this transaction.
    record Place(long xid, long seq) {}

    /// What a working set is measured by; the same all day, so that what is compared is the same.
    ///
    /// @param changedSince records changed before then are not worked with any more
    /// @param agendaFrom what happens before then is over
    /// @param agendaTo what happens from then on is far away
    record Window(Instant changedSince, Instant agendaFrom, Instant agendaTo) {}

    /// What has become of the records that were touched behind a place.
    ///
    /// @param upserts within the working set, as they are now
    /// @param next where to go on
    /// @param at changes before then have all been given
    /// @param isFlood too many to be told one by one; then there is nothing else
    record Pulled(
            List<CrmRecord> upserts, List<Removal> removals, Place next, Instant at, boolean hasMore, boolean isFlood) {

        public Pulled {
            upserts = List.copyOf(upserts);
            removals = List.copyOf(removals);
        }
    }

    /// A record that is not in the working set.
    ///
    /// @param isGone the user does not see it any more; otherwise it merely lies outside the set
    record Removal(String object, UUID id, boolean isGone) {}

    /// How many rows a bucket has, and the exclusive or of their tags.
    record Sum(long count, long xor) {}

    /// Where the feed of a workspace stands.
    Feed feed(Workspace workspace);

    /// The oldest transaction still running anywhere: while it is the same, there is nothing new to read.
    long horizon();

    /// The last change that can be read, as a text that is another one when there is a new one.
    String head(Workspace workspace);

    /// The records touched behind `after` and up to the feed's place, each as it is now: those that were written,
    /// those that inherit visibility from them, and those that they point at or pointed at.
    ///
    /// @param limit how many changes are read at most
    Pulled pull(Actor actor, Feed feed, Place after, Window window, int limit);

    /// The next records of the working set in the order of their ids.
    ///
    /// @param after the last id of the page before; null for the first page
    List<CrmRecord> page(Actor actor, String object, Window window, @Nullable UUID after, int limit);

    /// The sums of the buckets of the working set; those without rows are left out.
    ///
    /// @param bits how many of the last bits of the id's last byte are the number of its bucket
    Map<Integer, Sum> digest(Actor actor, String object, Window window, int bits);

    /// The ids and tags of the rows in these buckets.
    Map<Integer, Map<UUID, Long>> tags(Actor actor, String object, Window window, int bits, Set<Integer> buckets);

    /// Those of these records that the actor sees, inside the working set or not.
    List<CrmRecord> rows(Actor actor, String object, Collection<UUID> ids);
}
