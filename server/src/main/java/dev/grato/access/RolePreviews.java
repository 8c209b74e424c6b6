package dev.grato.access;

import dev.grato.access.ObjectRights.OfTable;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy.Action;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Shows what a role would see, with the caller as its holder: *own* is what the caller owns, *the team's* that
/// of the
/// caller's team. It takes a role, never a person, and never shows more than the caller sees anyway.
@Service
public final class RolePreviews {

    private final Records records;
    private final Models models;

    public RolePreviews(Records records, Models models) {
        this.records = records;
        this.models = models;
    }

    /// The caller as a holder of the role, to read with and nothing else: the narrower of the two at every place.
    /// What
    /// is shared with the caller, and what they were lent, is theirs and not the role's.
    ///
    /// @throws GratoException with [RecordsError#NOT_FOUND] where there is no such role
    public Actor as(Actor caller, UUID role) {
        var record = records.find(caller, AccessModel.ROLE, role)
                .orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var mine = RoleRights.of(caller).orElseThrow(() -> new GratoException(AccessError.SIGN_IN_NEEDED));
        boolean isAdministrator = Boolean.TRUE.equals(record.value("isAdministrator"));
        var rights = new RoleRights(
                mine.user(),
                mine.team(),
                mine.teamTree(),
                mine.teamPath(),
                role,
                Objects.toString(record.value("name"), null),
                isAdministrator && mine.isAdministrator(),
                narrower(
                        mine.isAdministrator() ? Scope.ALL : mine.read(),
                        wide(record.value("readScope"), isAdministrator)),
                Scope.NONE,
                Scope.NONE,
                Scope.NONE,
                isAdministrator
                        ? mine.objects()
                        : narrower(
                                mine,
                                ObjectRights.of(record.value(AccessModel.RIGHTS)),
                                wide(record.value("readScope"), false),
                                models.current(caller.workspace())),
                Set.of(),
                Set.of(),
                Set.of());
        return new Actor(
                caller.workspace(),
                caller.kind(),
                caller.id(),
                caller.userId(),
                null,
                rights,
                caller.locale(),
                caller.zone());
    }

    private static Scope wide(@Nullable Object key, boolean isAdministrator) {
        return isAdministrator ? Scope.ALL : Scope.of(key);
    }

    private static Scope narrower(Scope one, Scope other) {
        return one.isWiderThan(other) ? other : one;
    }

    private static ObjectRights narrower(RoleRights mine, ObjectRights role, Scope wide, Model model) {
        var tables = new HashMap<String, OfTable>();
        for (var object : model.objects()) {
            var table = object.table();
            var scopes = new EnumMap<Action, Scope>(Action.class);
            var own = mine.isAdministrator() ? null : mine.objects().scope(table, Action.READ);
            var said = role.scope(table, Action.READ);
            if (!object.parents().isEmpty()) {
                // of children only that they are closed is said; the rest follows what they are part of
                if (own == Scope.NONE || said == Scope.NONE) {
                    scopes.put(Action.READ, Scope.NONE);
                }
            } else if (own != null || said != null) {
                scopes.put(Action.READ, narrower(mine.scope(table, Action.READ), said == null ? wide : said));
            }
            tables.put(table, new OfTable(scopes, fields(mine, role, table)));
        }
        return new ObjectRights(tables);
    }

    private static Map<String, FieldRight> fields(RoleRights mine, ObjectRights role, String table) {
        var columns = new HashSet<>(role.restricted(table));
        if (!mine.isAdministrator()) {
            columns.addAll(mine.objects().restricted(table));
        }
        var fields = new LinkedHashMap<String, FieldRight>();
        for (var column : columns) {
            var own = mine.isAdministrator() ? FieldRight.WRITE : mine.objects().field(table, column);
            var said = role.field(table, column);
            fields.put(column, own.compareTo(said) < 0 ? own : said);
        }
        return fields;
    }
}
