package dev.grato.platform;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that bears on security and is kept in the audit log: a sign-in, an export, a changed permission.
///
/// @param kind a word of the module it happened in and what happened, such as `session.begun`; its text is found
///     under `audit.<kind>`
/// @param workspace absent where it is about an identity of the whole installation
/// @param actorKind who did it
/// @param actor the user, token or job that did it; absent for the system and for strangers
/// @param user whose rights were used, also where a token or job acted; absent for the system and for strangers
/// @param concerned the user or identity it is about, where that is somebody else than the actor
/// @param address where the request came from, where there was one
/// @param details what the text mentions, by name; never a password, token or content of a record
public record SecurityEvent(
        String kind,
        @Nullable Workspace workspace,
        Actor.Kind actorKind,
        @Nullable UUID actor,
        @Nullable UUID user,
        @Nullable UUID concerned,
        @Nullable String address,
        Map<String, Object> details) {

    public SecurityEvent {
        details = Map.copyOf(details);
    }

    /// What this actor did in their workspace.
    public static SecurityEvent by(Actor actor, String kind) {
        return new SecurityEvent(
                kind, actor.workspace(), actor.kind(), actor.id(), actor.userId(), null, null, Map.of());
    }

    /// What happened to the installation or to an identity of it, outside of any workspace.
    public static SecurityEvent ofInstallation(String kind) {
        return new SecurityEvent(kind, null, Actor.Kind.SYSTEM, null, null, null, null, Map.of());
    }

    public SecurityEvent about(@Nullable UUID person) {
        return new SecurityEvent(kind, workspace, actorKind, actor, user, person, address, details);
    }

    public SecurityEvent from(@Nullable String requestAddress) {
        return new SecurityEvent(kind, workspace, actorKind, actor, user, concerned, requestAddress, details);
    }

    public SecurityEvent with(String name, Object value) {
        var more = new TreeMap<>(details);
        more.put(name, value);
        return new SecurityEvent(kind, workspace, actorKind, actor, user, concerned, address, more);
    }
}
