package dev.grato.access.internal;

import dev.grato.access.AccessError;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lets one node and one caller at a time set the installation up; others are refused, not kept waiting.
@Component
public final class SetupLock {

    private static final long KEY = 0x6772_6174_6f01L;

    private final Database database;

    public SetupLock(Database database) {
        this.database = database;
    }

    public <T> T alone(Supplier<T> work) {
        var result = new AtomicReference<@Nullable T>();
        database.outsideTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                try (var answer = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                    if (!answer.next() || !answer.getBoolean(1)) {
                        throw new GratoException(AccessError.SETUP_RUNNING);
                    }
                }
                try {
                    result.set(work.get());
                } finally {
                    statement.execute("select pg_advisory_unlock(" + KEY + ")");
                }
            }
        });
        return Objects.requireNonNull(result.get());
    }
}
