package dev.grato.access.internal;

import dev.grato.access.AccessModel;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.Secrets;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.records.Change;
import dev.grato.records.spi.ChangeConsumer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes down who may do what, and since when: changes of users, teams and roles as far as they bear on rights, by
/// ids and words, without names or addresses.
///
/// The change log tells each change at least once; the id of the event follows from the change, so that it is kept
/// once.
@Component
final class RightsRecorder implements ChangeConsumer {

    /// What of a user or a team decides about rights. Of a role it is everything but its name.
    private static final Set<String> OF_USER = Set.of("role", "team", "isActive");

    private static final Set<String> OF_TEAM = Set.of("parent", "lead");

    private final Audit audit;

    RightsRecorder(Audit audit) {
        this.audit = audit;
    }

    @Override
    public String name() {
        return "access.rights-recorder";
    }

    @Override
    public void handle(Workspace workspace, List<Change> changes) {
        var events = new LinkedHashMap<UUID, SecurityEvent>();
        for (var change : changes) {
            var event = event(workspace, change);
            if (event != null) {
                events.put(identity(workspace, change), event);
            }
        }
        audit.recordOnce(events);
    }

    private static @Nullable SecurityEvent event(Workspace workspace, Change change) {
        var kind = kind(change);
        if (kind == null) {
            return null;
        }
        var before = relevant(change.object(), change.before());
        var after = relevant(change.object(), change.after());
        var fields = new TreeSet<>(before.keySet());
        fields.addAll(after.keySet());
        fields.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
        if (change.operation() == Change.Operation.UPDATE && fields.isEmpty()) {
            return null;
        }
        var actorKind = Actor.Kind.of(change.actorKind());
        boolean isUser = change.object().equals(AccessModel.USER);
        var event = new SecurityEvent(
                kind,
                workspace,
                actorKind,
                change.actor(),
                actorKind == Actor.Kind.USER ? change.actor() : change.onBehalfOf(),
                isUser ? change.record() : null,
                null,
                Map.of(
                        change.object(),
                        change.record().toString(),
                        "changedAt",
                        change.at().toString()));
        return fields.isEmpty()
                ? event
                : event.with("fields", String.join(", ", fields))
                        .with("before", present(before, fields))
                        .with("after", present(after, fields));
    }

    private static @Nullable String kind(Change change) {
        return switch (change.object() + " " + change.operation().key()) {
            case "user create" -> "user.created";
            case "user update" -> "user.changed";
            case "user delete" -> "user.deleted";
            case "user restore" -> "user.restored";
            case "team create" -> "team.created";
            case "team update" -> "team.changed";
            case "team delete" -> "team.deleted";
            case "team restore" -> "team.restored";
            case "role create" -> "role.created";
            case "role update" -> "role.changed";
            case "role delete" -> "role.deleted";
            case "role restore" -> "role.restored";
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> relevant(String object, Map<String, @Nullable Object> values) {
        var relevant = new TreeMap<>(values);
        switch (object) {
            case AccessModel.USER -> relevant.keySet().retainAll(OF_USER);
            case AccessModel.TEAM -> relevant.keySet().retainAll(OF_TEAM);
            default -> relevant.keySet().remove("name");
        }
        return relevant;
    }

    /// Only what has a value; what is missing was or became empty.
    private static Map<String, Object> present(Map<String, @Nullable Object> values, Set<String> fields) {
        var present = new TreeMap<String, Object>();
        for (var field : new ArrayList<>(fields)) {
            var value = values.get(field);
            if (value != null) {
                present.put(field, value);
            }
        }
        return present;
    }

    private static UUID identity(Workspace workspace, Change change) {
        var text = workspace.id() + " " + change.record() + " " + change.version() + " " + change.tag();
        var digest = ByteBuffer.wrap(Secrets.digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        long high = digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long low = digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
