package dev.grato.access.internal;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.grato.access.ObjectRights;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.platform.Database;
import dev.grato.platform.Json;
import dev.grato.platform.Workspace;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The active users of a workspace with the rights each of them has.
@Component
public final class PeopleRepository {

    private final Database database;
    private final Clock clock;

    public PeopleRepository(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A user and what they may do.
    public record Person(UUID id, String name, RoleRights rights) {}

    /// A team as it stands in the tree.
    public record Team(
            UUID id,
            String name,
            @Nullable UUID parent,
            @Nullable UUID lead) {}

    /// The live teams by id.
    public Map<UUID, Team> teams(Workspace workspace) {
        var teams = new HashMap<UUID, Team>();
        database.read(sql -> sql.fetch("select id, name, parent_id, lead_id from " + Database.quoted(workspace, "team")
                        + " where deleted_at is null"))
                .forEach(row -> teams.put(
                        row.get("id", UUID.class),
                        new Team(
                                row.get("id", UUID.class),
                                row.get("name", String.class),
                                row.get("parent_id", UUID.class),
                                row.get("lead_id", UUID.class))));
        return teams;
    }

    /// All active users, by name.
    public List<Person> active(Workspace workspace, Map<UUID, Team> teams) {
        var roles = new HashMap<UUID, Record>();
        database.read(sql -> sql.fetch("select id, name, is_administrator, read_scope, create_scope, write_scope,"
                        + " delete_scope, rights, abilities from " + Database.quoted(workspace, "user_role")
                        + " where deleted_at is null"))
                .forEach(row -> roles.put(row.get("id", UUID.class), row));
        var lent = lent(workspace);
        return database.read(sql -> sql.fetch("select id, name, team_id, role_id from "
                        + Database.quoted(workspace, "app_user")
                        + " where deleted_at is null and is_active is not false order by lower(name), id"))
                .map(row -> new Person(
                        row.get("id", UUID.class),
                        row.get("name", String.class),
                        rights(
                                row.get("id", UUID.class),
                                teams.get(row.get("team_id", UUID.class)),
                                roles.get(row.get("role_id", UUID.class)),
                                lent.getOrDefault(row.get("id", UUID.class), Set.of()),
                                teams)));
    }

    private Map<UUID, Set<String>> lent(Workspace workspace) {
        return database.read(sql -> sql
                .fetch(
                        "select user_id, ability from "
                                + Database.quoted(workspace, RequestRepository.TABLE)
                                + " where " + RequestRepository.LENT + "{0}",
                        DSL.val(clock.instant().atOffset(ZoneOffset.UTC)))
                .stream()
                .collect(groupingBy(
                        row -> row.get("user_id", UUID.class),
                        mapping(row -> row.get("ability", String.class), toSet()))));
    }

    private static RoleRights rights(
            UUID user, @Nullable Team team, @Nullable Record role, Set<String> lent, Map<UUID, Team> teams) {
        var stored = role == null ? null : role.get("rights", JSONB.class);
        var abilities = role == null ? null : role.get("abilities", String[].class);
        return new RoleRights(
                user,
                team == null ? null : team.id(),
                team == null ? Set.of() : below(team.id(), teams),
                team == null ? Set.of() : above(team.id(), teams),
                role == null ? null : role.get("id", UUID.class),
                role == null ? null : role.get("name", String.class),
                role != null && Boolean.TRUE.equals(role.get("is_administrator", Boolean.class)),
                scope(role, "read_scope"),
                scope(role, "create_scope"),
                scope(role, "write_scope"),
                scope(role, "delete_scope"),
                stored == null ? ObjectRights.NONE : ObjectRights.of(Json.read(stored.data())),
                abilities == null ? Set.of() : new HashSet<>(List.of(abilities)),
                lent,
                null);
    }

    private static Scope scope(@Nullable Record role, String column) {
        return role == null ? Scope.NONE : Scope.of(role.get(column, String.class));
    }

    private static Set<UUID> below(UUID team, Map<UUID, Team> teams) {
        var tree = new LinkedHashSet<UUID>();
        tree.add(team);
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (var other : teams.values()) {
                isGrowing |= other.parent() != null && tree.contains(other.parent()) && tree.add(other.id());
            }
        }
        return tree;
    }

    private static Set<UUID> above(UUID team, Map<UUID, Team> teams) {
        var path = new LinkedHashSet<UUID>();
        var here = teams.get(team);
        while (here != null && path.add(here.id())) {
            here = here.parent() == null ? null : teams.get(here.parent());
        }
        return path;
    }
}
