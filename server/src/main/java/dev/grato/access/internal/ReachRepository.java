package dev.grato.access.internal;

import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/// What gives people rights on single records, summed up: shares and account teams.
@Component
public final class ReachRepository {

    private final Database database;
    private final Models models;

    public ReachRepository(Database database, Models models) {
        this.database = database;
        this.models = models;
    }

    /// The shares in force with the user or one of these teams, and the account teams the user is in, as numbers
    /// and sums.
    public String sum(Workspace workspace, UUID user, Set<UUID> teams, Instant now) {
        var values = new ArrayList<Field<?>>();
        values.add(DSL.val(user));
        values.add(DSL.val(teams.toArray(UUID[]::new)));
        values.add(moment(now));
        var sql = new StringBuilder("select (select count(*) || '/' || coalesce(bit_xor(hashtextextended("
                + "s.table_name || s.record_id || s.level || coalesce(s.expires_at::text, ''), 0)), 0) from "
                + Database.quoted(workspace, ShareRepository.TABLE)
                + " s where (s.user_id = {0} or s.team_id = any({1}))"
                + " and (s.expires_at is null or s.expires_at > {2}))");
        for (var team : accountTeams(workspace)) {
            sql.append(" || '/' || ").append(members(workspace, team));
        }
        return database.read(db -> Objects.requireNonNull(
                db.fetchSingle(sql.toString(), values.toArray()).get(0, String.class)));
    }

    private static String members(Workspace workspace, Member team) {
        return "(select count(*) || '/' || coalesce(bit_xor(hashtextextended(m." + team.record()
                + "::text, 0)), 0) from " + Database.quoted(workspace, team.table()) + " m where m." + team.user()
                + " = {0} and m." + team.record() + " is not null and m.deleted_at is null)";
    }

    private record Member(String table, String record, String user) {}

    private List<Member> accountTeams(Workspace workspace) {
        var model = models.current(workspace);
        return model.objects().stream()
                .map(ObjectType::accountTeam)
                .filter(Objects::nonNull)
                .map(team -> {
                    var members = model.require(team.object());
                    return new Member(
                            members.table(),
                            Database.quote(
                                    members.field(team.record()).orElseThrow().column()),
                            Database.quote(
                                    members.field(team.user()).orElseThrow().column()));
                })
                .toList();
    }

    /// A sum over all shares in force and all abilities lent: it is another one when somebody has got or lost
    /// something without a line in the log.
    public String sumOfAll(Workspace workspace, Instant now) {
        return database.read(db -> Objects.requireNonNull(db.fetchSingle(
                        "select (select count(*) || '/' || coalesce(bit_xor(hashtextextended(s.id || s.level, 0)), 0)"
                                + " from " + Database.quoted(workspace, ShareRepository.TABLE)
                                + " s where s.expires_at is null or s.expires_at > {0}) || '/' ||"
                                + " (select count(*) || '/' || coalesce(bit_xor(hashtextextended(id::text, 0)), 0)"
                                + " from " + Database.quoted(workspace, RequestRepository.TABLE)
                                + " where " + RequestRepository.LENT + "{0})",
                        moment(now))
                .get(0, String.class)));
    }

    /// Of these sessions and tokens, those by which somebody may still come in.
    public Set<UUID> live(Workspace workspace, Collection<UUID> credentials, Instant now) {
        var active = " join " + Database.quoted(workspace, "app_user")
                + " u on u.id = c.user_id and u.deleted_at is null and u.is_active is not false"
                + " where c.id = any({0}) and c.workspace_id = {2}";
        return Set.copyOf(database.read(db -> db.fetch(
                        "select c.id from control.session c"
                                + " join control.identity i on i.id = c.identity_id and i.disabled_at is null"
                                + active + " and c.expires_at > {1}"
                                + " union all select c.id from control.api_token c" + active
                                + " and c.revoked_at is null and (c.expires_at is null or c.expires_at > {1})",
                        DSL.val(credentials.toArray(UUID[]::new)),
                        moment(now),
                        DSL.val(workspace.id()))
                .getValues(0, UUID.class)));
    }

    private static Field<?> moment(Instant now) {
        return DSL.val(now.atOffset(ZoneOffset.UTC), SQLDataType.TIMESTAMPWITHTIMEZONE);
    }
}
