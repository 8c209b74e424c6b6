package dev.grato.sync.internal;

import dev.grato.platform.Workspace;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One open connection of a device that waits to be told that there may be something.
///
/// @see Listeners
final class Listener {

    /// Writes to the connection; throws when it is gone.
    interface Line {

        void poke(String scope, String head) throws IOException;

        void comment() throws IOException;

        void close();
    }

    final Workspace workspace;
    final UUID user;
    final UUID credential;
    final UUID device;
    private final Line line;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicReference<@Nullable Poke> waiting = new AtomicReference<>();
    private volatile long lastWritten = System.nanoTime();
    private volatile boolean isClosed;

    private record Poke(String scope, String head) {}

    Listener(Workspace workspace, UUID user, UUID credential, UUID device, Line line) {
        this.workspace = workspace;
        this.user = user;
        this.credential = credential;
        this.device = device;
        this.line = line;
    }

    boolean isClosed() {
        return isClosed;
    }

    /// Nanoseconds since something was written.
    long silence() {
        return System.nanoTime() - lastWritten;
    }

    /// Tells it soon. A slow line holds up nobody else, and what has not been written yet gives way to what is
    /// newer.
    void poke(String scope, String head) {
        if (waiting.getAndSet(new Poke(scope, head)) == null) {
            Thread.startVirtualThread(() -> write(() -> {
                var poke = waiting.getAndSet(null);
                if (poke != null) {
                    line.poke(poke.scope(), poke.head());
                }
            }));
        }
    }

    /// Shows proxies that the line is in use.
    void comment() {
        lastWritten = System.nanoTime();
        Thread.startVirtualThread(() -> write(line::comment));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing what) {
        writing.lock();
        try {
            if (!isClosed) {
                what.run();
                lastWritten = System.nanoTime();
            }
        } catch (IOException | IllegalStateException lineIsGone) {
            close();
        } finally {
            writing.unlock();
        }
    }

    /// Tells it a last time and closes: what it asks next is refused, and the refusal says why.
    void dismiss(String scope, String head) {
        Thread.startVirtualThread(() -> {
            write(() -> line.poke(scope, head));
            close();
        });
    }

    void close() {
        if (!isClosed) {
            isClosed = true;
            line.close();
        }
    }
}
