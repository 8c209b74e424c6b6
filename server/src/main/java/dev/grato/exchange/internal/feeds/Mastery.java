package dev.grato.exchange.internal.feeds;

import dev.grato.platform.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/// Which feeds are the masters of what, as writes ask it: at most a second old, since another node may have
/// changed it.
@Component
final class Mastery {

    private static final long FRESH = TimeUnit.SECONDS.toNanos(1);
    private static final long USABLE = TimeUnit.SECONDS.toNanos(10);

    private final FeedRepository feeds;
    private final Map<UUID, Known> known = new ConcurrentHashMap<>();

    Mastery(FeedRepository feeds) {
        this.feeds = feeds;
    }

    /// @param source where its values come from, as provenance has it
    record Master(UUID id, String source, String name, Set<String> columns) {}

    private static final class Known {
        private final ReentrantLock lock = new ReentrantLock();
        private volatile Map<String, List<Master>> byTable = Map.of();
        private volatile long at = System.nanoTime() - USABLE;

        private boolean isWithin(long age) {
            return System.nanoTime() - at < age;
        }
    }

    /// The feeds of a workspace by their tables.
    ///
    /// One asks while the others go on with what was known: who writes holds a connection, and must not wait for
    /// another
    /// one in a crowd.
    Map<String, List<Master>> of(Workspace workspace) {
        var now = known.computeIfAbsent(workspace.id(), id -> new Known());
        if (now.isWithin(FRESH) || now.lock.isLocked() && now.isWithin(USABLE)) {
            return now.byTable;
        }
        now.lock.lock();
        try {
            if (!now.isWithin(FRESH)) {
                now.byTable = read(workspace.id());
                now.at = System.nanoTime();
            }
            return now.byTable;
        } finally {
            now.lock.unlock();
        }
    }

    /// What this node has changed holds here at once.
    void forget(UUID workspace) {
        known.remove(workspace);
    }

    private Map<String, List<Master>> read(UUID workspace) {
        var byTable = new HashMap<String, List<Master>>();
        for (var feed : feeds.list(workspace, null)) {
            byTable.computeIfAbsent(feed.recipe().table(), table -> new ArrayList<>())
                    .add(new Master(feed.id(), FeedRule.source(feed), feed.name(), Set.copyOf(feed.masters())));
        }
        return byTable;
    }
}
