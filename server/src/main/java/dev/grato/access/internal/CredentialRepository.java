package dev.grato.access.internal;

import dev.grato.access.ObjectRights;
import dev.grato.access.RoleRights;
import dev.grato.access.Scope;
import dev.grato.access.SignedIn;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.PlatformError;
import dev.grato.platform.Workspace;
import dev.grato.platform.Workspaces;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds who a session or token stands for, with all their rights, in one statement.
@Component
public final class CredentialRepository {

    /// `union`, not `union all`: a cycle in the teams must not keep anybody from coming in.
    private static final String PERSON = """
            u.id as user_id, u.name as user_name, u.email as user_email, u.locale as user_locale,
            u.zone as user_zone, u.team_id, r.id as role_id, r.name as role_name, r.version as role_version,
            r.sync_tag as role_tag, r.is_administrator,
            r.read_scope, r.create_scope, r.write_scope, r.delete_scope, r.abilities,
            array(with recursive tree as (
                select t.id from {team} t where t.id = u.team_id and t.deleted_at is null
                union select t.id from {team} t join tree on t.parent_id = tree.id where t.deleted_at is null)
              select id from tree) as team_tree,
            array(with recursive path as (
                select t.id, t.parent_id from {team} t where t.id = u.team_id and t.deleted_at is null
                union select t.id, t.parent_id from {team} t join path on t.id = path.parent_id
                where t.deleted_at is null)
              select id from path) as team_path,
            array(select table_name from {share} where user_id = u.id
                union select table_name from {share} where team_id in (with recursive path as (
                    select t.id, t.parent_id from {team} t where t.id = u.team_id and t.deleted_at is null
                    union select t.id, t.parent_id from {team} t join path on t.id = path.parent_id
                    where t.deleted_at is null)
                  select id from path)) as shared""";

    /// Lent to the user, not to their tokens, which have no more than the role they were made with.
    private static final String LENT = "array(select ability from {request} where user_id = u.id and "
            + RequestRepository.LENT + "?::timestamptz) as lent, ";

    private static final String UNDEFINED_TABLE = "42P01";

    /// `{by}` is the token's digest, or the id of a session whose token has just been renewed.
    private static final String SESSION = """
            select s.id, s.identity_id, s.created_at, s.expires_at, s.renewals,
            (w.second_factor = 'required' and not exists (
                select 1 from control.second_factor f
                where f.identity_id = s.identity_id and f.confirmed_at is not null)) as must_enrol,
            """ + LENT + PERSON + """

            from control.session s
            join control.workspace w on w.id = s.workspace_id
            join control.identity i on i.id = s.identity_id and i.disabled_at is null
            join {user} u on u.id = s.user_id and u.deleted_at is null and u.is_active is not false
            left join {role} r on r.id = u.role_id and r.deleted_at is null
            where s.{by} = ? and s.workspace_id = ? and s.expires_at > ?::timestamptz""";

    private static final String SESSION_BY_TOKEN = SESSION.replace("{by}", "token_hash");
    private static final String SESSION_BY_ID = SESSION.replace("{by}", "id");

    private static final String TOKEN =
            "select k.id, null::uuid as identity_id, k.created_at, k.expires_at, 0 as renewals, false as must_enrol, "
                    + "array[]::text[] as lent, " + PERSON + """

            from control.api_token k
            join {user} u on u.id = k.user_id and u.deleted_at is null and u.is_active is not false
            left join {role} r on r.id = k.role_id and r.deleted_at is null
            where k.token_hash = ? and k.workspace_id = ? and k.revoked_at is null
              and (k.expires_at is null or k.expires_at > ?::timestamptz)""";

    private static final String USER = "select u.id, null::uuid as identity_id, now() as created_at,"
            + " null::timestamptz as expires_at, 0 as renewals, false as must_enrol, " + LENT + PERSON + """

            from {user} u left join {role} r on r.id = u.role_id and r.deleted_at is null
            where u.id = ? and u.deleted_at is null and u.is_active is not false""";

    private static final String TOKEN_BY_ID = TOKEN.replace("k.token_hash = ? and", "k.id = ? and");

    private final Database database;
    private final Workspaces workspaces;

    private final RoleCache roles;

    public CredentialRepository(Database database, Workspaces workspaces, RoleCache roles) {
        this.database = database;
        this.workspaces = workspaces;
        this.roles = roles;
    }

    /// What was found, with the times that decide how long it goes on.
    public record Found(
            SignedIn signedIn, Instant createdAt, @Nullable Instant expiresAt, int renewals) {}

    public Optional<Found> session(Credential credential, Instant now, @Nullable Locale asked) {
        return find(SESSION_BY_TOKEN, Actor.Kind.USER, credential, now, asked, at(now), credential.hash());
    }

    /// The session with this id; the credential is one of its former tokens.
    public Optional<Found> session(UUID id, Credential former, Instant now, @Nullable Locale asked) {
        return find(SESSION_BY_ID, Actor.Kind.USER, former, now, asked, at(now), id);
    }

    public Optional<Found> token(Credential credential, Instant now, @Nullable Locale asked) {
        return find(TOKEN, Actor.Kind.TOKEN, credential, now, asked, credential.hash());
    }

    /// The user, or one of their tokens, as they are now; empty when they may not come in any more.
    public Optional<SignedIn> present(Workspace workspace, @Nullable UUID token, UUID user, Instant now) {
        var at = at(now);
        var found = database.read(sql -> token == null
                ? sql.resultQuery(named(USER, workspace), at, user)
                        .fetchOptional(row -> found(row, workspace, Actor.Kind.USER, null))
                : sql.resultQuery(named(TOKEN_BY_ID, workspace), token, workspace.id(), at)
                        .fetchOptional(row -> found(row, workspace, Actor.Kind.TOKEN, null)));
        return found.map(Found::signedIn);
    }

    private static String named(String question, Workspace workspace) {
        return question.replace("{team}", Database.quoted(workspace, "team"))
                .replace("{user}", Database.quoted(workspace, "app_user"))
                .replace("{share}", Database.quoted(workspace, ShareRepository.TABLE))
                .replace("{request}", Database.quoted(workspace, RequestRepository.TABLE))
                .replace("{role}", Database.quoted(workspace, "user_role"));
    }

    private static OffsetDateTime at(Instant now) {
        return now.atOffset(ZoneOffset.UTC);
    }

    /// The operands are those before the workspace and the moment, which come last.
    private Optional<Found> find(
            String question,
            Actor.Kind kind,
            Credential credential,
            Instant now,
            @Nullable Locale asked,
            Object... operands) {
        Workspace workspace;
        try {
            workspace = workspaces.require(credential.workspace());
        } catch (GratoException gone) {
            if (gone.code() == PlatformError.WORKSPACE_NOT_FOUND) {
                return Optional.empty();
            }
            throw gone;
        }
        var statement = named(question, workspace);
        var all = new ArrayList<>(List.of(operands));
        all.addAll(List.of(workspace.id(), at(now)));
        try {
            return database.read(
                            sql -> sql.resultQuery(statement, all.toArray()).fetchOptional())
                    .map(row -> found(row, workspace, kind, asked));
        } catch (DataAccessException failure) {
            if (UNDEFINED_TABLE.equals(failure.sqlState())) {
                return Optional.empty(); // another node has dropped the workspace
            }
            throw failure;
        }
    }

    private Found found(Record row, Workspace workspace, Actor.Kind kind, @Nullable Locale asked) {
        var rights = rights(row, workspace);
        var user = rights.user();
        var id = row.get("id", UUID.class);
        boolean isToken = kind == Actor.Kind.TOKEN;
        var actor = new Actor(
                workspace,
                kind,
                isToken ? id : user,
                user,
                null,
                rights,
                asked != null ? asked : locale(row.get("user_locale", String.class), workspace),
                zone(row.get("user_zone", String.class), workspace));
        var expiresAt = row.get("expires_at", OffsetDateTime.class);
        var end = expiresAt == null ? null : expiresAt.toInstant();
        var signedIn = new SignedIn(
                actor,
                rights,
                row.get("identity_id", UUID.class),
                id,
                row.get("user_name", String.class),
                row.get("user_email", String.class),
                end,
                row.get("must_enrol", Boolean.class));
        return new Found(
                signedIn,
                row.get("created_at", OffsetDateTime.class).toInstant(),
                end,
                row.get("renewals", Integer.class));
    }

    private RoleRights rights(Record row, Workspace workspace) {
        var abilities = row.get("abilities", String[].class);
        var tree = ids(row, "team_tree");
        var team = row.get("team_id", UUID.class);
        var role = row.get("role_id", UUID.class);
        return new RoleRights(
                row.get("user_id", UUID.class),
                team != null && tree.contains(team) ? team : null,
                tree,
                ids(row, "team_path"),
                role,
                row.get("role_name", String.class),
                Boolean.TRUE.equals(row.get("is_administrator", Boolean.class)),
                Scope.of(row.get("read_scope", String.class)),
                Scope.of(row.get("create_scope", String.class)),
                Scope.of(row.get("write_scope", String.class)),
                Scope.of(row.get("delete_scope", String.class)),
                role == null
                        ? ObjectRights.NONE
                        : roles.rights(
                                workspace, role, row.get("role_version", Long.class), row.get("role_tag", Long.class)),
                abilities == null ? Set.of() : new HashSet<>(List.of(abilities)),
                new HashSet<>(List.of(row.get("lent", String[].class))),
                new HashSet<>(List.of(row.get("shared", String[].class))));
    }

    private static Set<UUID> ids(Record row, String name) {
        var ids = row.get(DSL.field(DSL.name(name), UUID[].class));
        return ids == null ? Set.of() : new HashSet<>(List.of(ids));
    }

    private static Locale locale(@Nullable String tag, Workspace workspace) {
        return tag == null ? workspace.locale() : Locale.forLanguageTag(tag);
    }

    private static ZoneId zone(@Nullable String id, Workspace workspace) {
        try {
            return id == null ? workspace.zone() : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return workspace.zone();
        }
    }
}
