package dev.grato.records.internal;

import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.records.Change;
import dev.grato.records.FieldConflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/// Finds edits made on a state that is no longer the present one, and which of their fields others have changed
/// since.
///
/// Edits of other fields merge. A state nobody knows (restored from a backup, older than the log) conflicts as a
/// whole.
@Component
final class Conflicts {

    /// How many changes of a record are looked through for the last one of a field.
    private static final int LOOKED_BACK = 200;

    private final ChangeLog log;

    Conflicts(ChangeLog log) {
        this.log = log;
    }

    /// The edits that must not be applied, with what stands against them; nothing where the state is unknown.
    Map<PreparedEdit, List<FieldConflict>> find(
            DSLContext tx, Actor actor, ObjectType object, List<PreparedEdit> edits, Acceptance acceptance) {
        var stale = findStale(edits);
        if (stale.isEmpty()) {
            return Map.of();
        }
        long lowest = Long.MAX_VALUE;
        var ids = new ArrayList<UUID>();
        for (var edit : stale) {
            var seen = Objects.requireNonNull(edit.mutation().seen());
            lowest = Math.min(lowest, seen.version());
            ids.add(edit.id());
        }
        var changes = new HashMap<UUID, List<Change>>();
        log.since(tx, actor.workspace(), ids, lowest)
                .forEach(change -> changes.computeIfAbsent(change.record(), key -> new ArrayList<>())
                        .add(LogNames.named(object, change)));
        var found = new LinkedHashMap<PreparedEdit, List<FieldConflict>>();
        for (var edit : stale) {
            var conflicts = conflicts(edit, changes.getOrDefault(edit.id(), List.of()), acceptance);
            if (conflicts != null) {
                found.put(edit, conflicts);
            }
        }
        return found;
    }

    /// The edits that saw another state than the present one.
    List<PreparedEdit> findStale(List<PreparedEdit> edits) {
        return edits.stream()
                .filter(edit -> edit.mutation().seen() != null
                        && edit.present() != null
                        && !edit.mutation().seen().equals(edit.present().version()))
                .toList();
    }

    /// The edits of records that were changed since; those from elsewhere only where somebody else changed it:
    /// whoever edits a record and then deletes it has seen their own edit.
    List<PreparedEdit> findEdited(DSLContext tx, Actor author, List<PreparedEdit> edits) {
        return findStale(edits).stream()
                .filter(edit -> edit.mutation().remote() == null || isEditedByOthers(tx, author, edit))
                .toList();
    }

    private boolean isEditedByOthers(DSLContext tx, Actor author, PreparedEdit edit) {
        var seen = Objects.requireNonNull(edit.mutation().seen());
        var changes = log.since(tx, author.workspace(), List.of(edit.id()), seen.version());
        boolean isKnown =
                changes.stream().anyMatch(change -> change.version() == seen.version() && change.tag() == seen.tag());
        return !isKnown
                || changes.stream()
                        .filter(change -> change.version() > seen.version())
                        .anyMatch(change -> !Objects.equals(change.actor(), author.id())
                                || !change.actorKind().equals(author.kind().key()));
    }

    /// Finds out who wrote what stands against the values that need asking.
    void tell(DSLContext tx, Actor actor, ObjectType object, List<PreparedEdit> edits) {
        for (var edit : edits) {
            if (!edit.asked().isEmpty()) {
                var changes = log.of(tx, actor.workspace(), edit.id(), Long.MAX_VALUE, LOOKED_BACK).stream()
                        .map(change -> LogNames.named(object, change))
                        .toList();
                var conflicts = new ArrayList<FieldConflict>();
                edit.asked().forEach((field, moved) -> conflicts.add(told(edit, field, moved, changes)));
                edit.conflicts(conflicts);
            }
        }
    }

    private static FieldConflict told(
            PreparedEdit edit, String field, PreparedEdit.MovedValue moved, List<Change> changes) {
        var last = changes.stream()
                .filter(change ->
                        change.before().containsKey(field) || change.after().containsKey(field))
                .findFirst();
        if (last.isPresent()) {
            var change = last.get();
            return new FieldConflict(
                    field,
                    moved.base(),
                    moved.theirs(),
                    moved.yours(),
                    change.actorKind(),
                    change.actor(),
                    change.at());
        }
        var creator = Json.asObject(edit.before().get("createdBy"));
        return new FieldConflict(
                field,
                moved.base(),
                moved.theirs(),
                moved.yours(),
                creator == null ? "system" : String.valueOf(creator.get("kind")),
                creator == null ? null : Ids.parse(creator.get("id")).orElse(null),
                Instant.parse(String.valueOf(edit.before().get("createdAt"))));
    }

    private static @org.jspecify.annotations.Nullable List<FieldConflict> conflicts(
            PreparedEdit edit, List<Change> changes, Acceptance acceptance) {
        var seen = Objects.requireNonNull(edit.mutation().seen());
        boolean isKnown =
                changes.stream().anyMatch(change -> change.version() == seen.version() && change.tag() == seen.tag());
        if (!isKnown) {
            return List.of();
        }
        var conflicts = new ArrayList<FieldConflict>();
        edit.accepted().forEach((field, yours) -> {
            var theirs = edit.before().get(field);
            if (Objects.equals(yours, theirs)) {
                return;
            }
            var later = changes.stream()
                    .filter(change -> change.version() > seen.version())
                    .filter(change ->
                            change.before().containsKey(field) || change.after().containsKey(field))
                    .toList();
            if (!later.isEmpty() && acceptance.fields().containsKey(field)) {
                var last = later.getLast();
                conflicts.add(new FieldConflict(
                        field,
                        later.getFirst().before().get(field),
                        theirs,
                        yours,
                        last.actorKind(),
                        last.actor(),
                        last.at()));
            }
        });
        return conflicts.isEmpty() ? null : conflicts;
    }
}
