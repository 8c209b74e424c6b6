package dev.grato.access.internal;

import dev.grato.access.internal.IdentityRepository.MembershipRow;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps the security events of identities: what bears on a whole identity is kept in each workspace it works
/// in, so that its administrators and the person find it there. Practice spaces are left out unless there is
/// nothing else.
@Component
public final class IdentityLog {

    private final Audit audit;
    private final IdentityRepository identities;
    private final Workspaces workspaces;

    public IdentityLog(Audit audit, IdentityRepository identities, Workspaces workspaces) {
        this.audit = audit;
        this.identities = identities;
        this.workspaces = workspaces;
    }

    /// What the person did themselves.
    public void done(UUID identity, String kind, @Nullable String address, Map<String, Object> details) {
        everywhere(
                identity,
                (workspace, user) ->
                        new SecurityEvent(kind, workspace, Actor.Kind.USER, user, user, null, address, details));
    }

    /// What the system did, or somebody of whom nobody knows who it was, and the person is concerned by.
    public void happened(UUID identity, String kind, @Nullable String address, Map<String, Object> details) {
        everywhere(
                identity,
                (workspace, user) ->
                        new SecurityEvent(kind, workspace, Actor.Kind.SYSTEM, null, null, user, address, details));
    }

    /// An attempt to sign in as the person that failed.
    public void refused(UUID identity, String address, Map<String, Object> details) {
        happened(identity, "session.refused", address, details);
    }

    /// What somebody in one workspace did.
    public void by(Actor actor, String kind, @Nullable UUID concerned, @Nullable String address) {
        audit.record(SecurityEvent.by(actor, kind).about(concerned).from(address));
    }

    /// What somebody in one workspace did, with more to say of it.
    public void record(SecurityEvent event) {
        audit.record(event);
    }

    private void everywhere(UUID identity, BiFunction<Workspace, UUID, SecurityEvent> event) {
        for (var membership : concerned(identities.memberships(identity))) {
            try {
                audit.record(event.apply(workspaces.require(membership.workspace()), membership.user()));
            } catch (GratoException failure) {
                if (failure.code() != dev.grato.platform.PlatformError.WORKSPACE_NOT_FOUND) {
                    throw failure;
                }
            }
        }
    }

    private static List<MembershipRow> concerned(List<MembershipRow> all) {
        var real = all.stream().filter(membership -> !membership.isPractice()).toList();
        return real.isEmpty() ? all : real;
    }
}
