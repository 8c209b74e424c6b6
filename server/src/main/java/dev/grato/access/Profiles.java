package dev.grato.access;

import dev.grato.access.internal.PreferenceRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Fault;
import dev.grato.platform.GratoException;
import dev.grato.platform.Json;
import dev.grato.records.Mutation;
import dev.grato.records.Records;
import dev.grato.records.WriteOptions;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What a user sets for themselves: language, time zone, and how things look to them. It is with them on each
/// device.
@Service
public final class Profiles {

    private static final int MOST = 50;
    private static final int LONGEST_NAME = 50;
    private static final int MOST_BYTES = 20_000;
    private static final String PREFERENCES = "preferences";

    private final Records records;
    private final PreferenceRepository repository;

    public Profiles(Records records, PreferenceRepository repository) {
        this.records = records;
        this.repository = repository;
    }

    /// What the user prefers, by names that only their devices know the meaning of.
    public Map<String, @Nullable Object> preferences(Actor actor) {
        var user = actor.userId();
        return user == null ? Map.of() : repository.find(actor.workspace(), user);
    }

    /// Adds these to the user's preferences; null takes one away.
    ///
    /// @throws GratoException with [AccessError#INVALID] for more than 50, or 20 kB
    public void prefer(Actor actor, UUID user, Map<String, @Nullable Object> changes) {
        repository.change(actor.workspace(), user, present -> {
            var next = new LinkedHashMap<>(present);
            changes.forEach((name, value) -> {
                if (value == null) {
                    next.remove(name);
                } else if (name.isBlank() || name.length() > LONGEST_NAME) {
                    throw refused("tooLong", LONGEST_NAME);
                } else {
                    next.put(name, value);
                }
            });
            if (next.size() > MOST) {
                throw refused("tooMany", MOST);
            }
            if (Json.write(next).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                throw refused("tooLong", MOST_BYTES);
            }
            return next;
        });
    }

    private static GratoException refused(String code, int max) {
        return new GratoException(AccessError.INVALID, new Fault(PREFERENCES, code, Map.of("max", max)));
    }

    /// Changes the user's own language or time zone, which needs no right to change users.
    ///
    /// @param values `locale` and `zone`; null for those of the workspace
    /// @throws GratoException with [AccessError#INVALID]
    public void change(Actor actor, UUID user, Map<String, @Nullable Object> values) {
        // their own hand; for these two fields nobody's leave is needed
        var self = new Actor(
                actor.workspace(),
                actor.kind(),
                actor.id(),
                user,
                null,
                everything(user),
                actor.locale(),
                actor.zone());
        var outcome = records.write(
                        self, List.of(Mutation.update(AccessModel.USER, user, values)), WriteOptions.single("user"))
                .getFirst();
        if (!outcome.status().isDone()) {
            throw new GratoException(AccessError.INVALID, outcome.faults());
        }
    }

    private static RoleRights everything(UUID user) {
        return new RoleRights(
                user,
                null,
                Set.of(),
                Set.of(),
                null,
                null,
                true,
                Scope.ALL,
                Scope.NONE,
                Scope.ALL,
                Scope.NONE,
                ObjectRights.NONE,
                Set.of(),
                Set.of(),
                Set.of());
    }
}
