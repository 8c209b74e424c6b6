package dev.grato.platform;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which events of a workspace are wanted. Events of the installation that are about the workspace's members are among
/// them: a password belongs to no workspace.
///
/// @param from events from this moment on
/// @param to events before this moment
/// @param persons only events these ids (a user, their identity) did or that are about them; null for everybody's
/// @param kinds only these; empty for all
/// @param before goes on after this one, the last of the page before
public record AuditQuestion(
        Workspace workspace,
        Instant from,
        Instant to,
        @Nullable Set<UUID> persons,
        Set<String> kinds,
        @Nullable Place before,
        int limit) {

    /// Where a page ended.
    public record Place(Instant at, UUID id) {}

    public AuditQuestion {
        persons = persons == null ? null : Set.copyOf(persons);
        kinds = Set.copyOf(kinds);
    }

    public AuditQuestion after(RecordedEvent last) {
        return new AuditQuestion(workspace, from, to, persons, kinds, new Place(last.at(), last.id()), limit);
    }
}
