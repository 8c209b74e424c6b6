package dev.grato.bench;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.util.List;
import java.util.UUID;

/// One of the users, with the predicate that their role puts into every statement.
///
/// @param sees the share of people they see, for tables of results
/// @param predicate for an alias `{r}` of the table `{table}`, with parameters
record Caller(String sees, String token, String predicate, List<UUID> parameters) {

    private static final String SHARED = "{r}.id = any(array(select sh.record_id from {shares} sh where sh.table_name ="
            + " '{table}' and (sh.user_id = ? or sh.team_id = ?) and (sh.expires_at is null or sh.expires_at > now())))";

    private static final String ON_ACCOUNT = "{r}.id = any(array(select am.{table}_id from {members} am where"
            + " am.user_id = ? and am.{table}_id is not null and am.deleted_at is null))";

    static Caller own(Workspace workspace, String token, UUID user, UUID team) {
        return new Caller(
                "0.1 %", token, in(workspace, "({r}.owner_id = ? or " + SHARED + ")"), List.of(user, user, team));
    }

    static Caller team(Workspace workspace, String token, UUID user, UUID team) {
        return new Caller(
                "5 %",
                token,
                in(workspace, "({r}.owner_id = ? or {r}.team_id = ? or " + SHARED + ")"),
                List.of(user, team, user, team));
    }

    static Caller all(String token) {
        return new Caller("100 %", token, "true", List.of());
    }

    /// Somebody without records of their own, who sees what they are in the account team of and what is shared with
    /// them.
    static Caller guest(Workspace workspace, String token, UUID user) {
        return new Caller(
                "0.1 %, by account teams and shares",
                token,
                in(workspace, "({r}.owner_id = ? or " + ON_ACCOUNT + " or " + SHARED + ")"),
                List.of(user, user, user, user));
    }

    private static String in(Workspace workspace, String predicate) {
        return predicate
                .replace("{shares}", Database.quoted(workspace, "record_share"))
                .replace("{members}", Database.quoted(workspace, "account_member"));
    }

    /// The predicate for people (`r`) or their companies (`j`).
    String predicate(String alias) {
        return predicate.replace("{r}", alias).replace("{table}", alias.equals("j") ? "company" : "person");
    }
}
