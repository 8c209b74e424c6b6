package dev.grato.sync.internal;

import dev.grato.access.Presence;
import dev.grato.access.SignedIn;
import dev.grato.model.Models;
import dev.grato.platform.Secrets;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.SyncReading;
import dev.grato.sync.Devices;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Those who listen at this node, and the one thread that looks for all of them: every 200 ms whether the feed has
/// moved, every few seconds whether they may still listen.
///
/// While nobody listens nothing is asked of the database, and only one number while nothing moves.
@Component
public final class Listeners implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(25);
    private static final long CHECK = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_OF_ONE = 10;
    private static final int BYTES = 8;

    private final SyncReading reading;
    private final Models models;
    private final Presence presence;
    private final Devices devices;
    private final ConcurrentLinkedQueue<Listener> all = new ConcurrentLinkedQueue<>();
    /// What is known of a workspace somebody listens to; used by the looking thread alone.
    private final Map<UUID, Known> known = new HashMap<>();

    private volatile boolean isRunning;
    private volatile @Nullable Thread looking;
    private long horizon = -1;
    private long checkedAt;

    private record Known(String head, String grants) {}

    public Listeners(SyncReading reading, Models models, Presence presence, Devices devices) {
        this.reading = reading;
        this.models = models;
        this.presence = presence;
        this.devices = devices;
    }

    /// A line that is told at once how things stand, and from then on when something has moved. Of more than ten
    /// lines of one user the oldest is closed.
    public SseEmitter listen(SignedIn signedIn, UUID device) {
        var emitter = new SseEmitter(0L);
        var actor = signedIn.actor();
        var user = Objects.requireNonNull(actor.userId(), "only people and their tokens listen");
        var listener = new Listener(actor.workspace(), user, signedIn.credential(), device, new EventLine(emitter));
        emitter.onCompletion(() -> all.remove(listener));
        emitter.onError(_ -> all.remove(listener));
        add(listener);
        return emitter;
    }

    private void add(Listener listener) {
        if (!isRunning) {
            listener.close();
            return;
        }
        var others = all.stream()
                .filter(other -> other.user.equals(listener.user) && other.workspace.equals(listener.workspace))
                .toList();
        if (others.size() >= MOST_OF_ONE) {
            end(others.getFirst());
        }
        all.add(listener);
        listener.poke(scope(presence.grants(listener.workspace)), head(listener.workspace));
    }

    private void end(Listener listener) {
        all.remove(listener);
        listener.close();
    }

    private void look() {
        while (isRunning) {
            try {
                once();
            } catch (RuntimeException failure) {
                LOG.warn("those who listen have to come again", failure);
                all.forEach(this::end);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void once() {
        all.removeIf(Listener::isClosed);
        if (all.isEmpty()) {
            known.clear();
            return;
        }
        var byWorkspace = all.stream().collect(Collectors.groupingBy(listener -> listener.workspace));
        long now = System.nanoTime();
        boolean isTime = now - checkedAt > CHECK;
        if (isTime) {
            checkedAt = now;
            byWorkspace.forEach((workspace, listeners) -> each(listeners, () -> dismiss(workspace, listeners)));
        }
        long present = reading.horizon();
        if (present != horizon || isTime) {
            horizon = present;
            byWorkspace.forEach((workspace, listeners) -> each(listeners, () -> tell(workspace, listeners, isTime)));
        }
        all.stream().filter(listener -> listener.silence() > HEARTBEAT).forEach(Listener::comment);
    }

    /// A workspace that cannot be asked, perhaps since it is there no more, keeps nobody else from being told.
    private void each(List<Listener> listeners, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("those who listen to a workspace have to come again", failure);
            listeners.forEach(this::end);
        }
    }

    private void tell(Workspace workspace, List<Listener> listeners, boolean isTime) {
        var before = known.get(workspace.id());
        var grants = before == null || isTime ? presence.grants(workspace) : before.grants();
        var here = new Known(head(workspace), grants);
        known.put(workspace.id(), here);
        if (!here.equals(before)) {
            var scope = scope(grants);
            listeners.forEach(listener -> listener.poke(scope, here.head()));
        }
    }

    /// Where the log stands, and the model with its views.
    private String head(Workspace workspace) {
        return reading.head(workspace) + "-" + models.mark(workspace);
    }

    private static Set<UUID> ids(Collection<Listener> listeners, Function<Listener, UUID> id) {
        return listeners.stream().map(id).collect(Collectors.toSet());
    }

    /// Closes the lines of those whose session has ended, and of devices that were revoked; told once more, they ask
    /// at once and hear it, so that what a lost device keeps is gone within seconds.
    private void dismiss(Workspace workspace, List<Listener> listeners) {
        var live = presence.live(workspace, ids(listeners, listener -> listener.credential));
        var active = devices.active(workspace, ids(listeners, listener -> listener.device));
        var ended = listeners.stream()
                .filter(listener -> !live.contains(listener.credential) || !active.contains(listener.device))
                .toList();
        if (!ended.isEmpty()) {
            var scope = scope(presence.grants(workspace));
            var head = head(workspace);
            all.removeAll(ended);
            ended.forEach(listener -> listener.dismiss(scope, head));
        }
    }

    private static String scope(String grants) {
        return HexFormat.of().formatHex(Secrets.digest(grants.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
    }

    @Override
    public void start() {
        isRunning = true;
        looking = Thread.ofVirtual().name("sync-listeners").start(this::look);
    }

    /// Before the web server stops, which waits for requests under way.
    @Override
    public void stop() {
        isRunning = false;
        LockSupport.unpark(looking);
        all.forEach(this::end);
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
