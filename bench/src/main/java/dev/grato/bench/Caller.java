package dev.grato.bench;

import java.util.List;
import java.util.UUID;

/// One of the three users, with the predicate that their role puts into every statement.
///
/// @param sees the share of people they see, for tables of results
/// @param predicate for an alias `{r}`, with parameters
record Caller(String sees, String token, String predicate, List<UUID> parameters) {

    static Caller own(String token, UUID user) {
        return new Caller("0.1 %", token, "{r}.owner_id = ?", List.of(user));
    }

    static Caller team(String token, UUID user, UUID team) {
        return new Caller("5 %", token, "({r}.owner_id = ? or {r}.team_id = ?)", List.of(user, team));
    }

    static Caller all(String token) {
        return new Caller("100 %", token, "true", List.of());
    }

    String predicate(String alias) {
        return predicate.replace("{r}", alias);
    }
}
