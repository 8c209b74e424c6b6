package dev.grato.access;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a right reaches, from the narrowest to the widest.
public enum Scope {
    NONE("none"),
    /// Records the user owns.
    OWN("own"),
    /// Also those in whose account team the user is; on objects without account teams the same as [#OWN].
    ACCOUNT_TEAM("accountTeam"),
    /// Also those of the user's team.
    TEAM("team"),
    /// Also those of the teams below it.
    TEAM_TREE("teamTree"),
    ALL("all");

    private final String key;

    Scope(String key) {
        this.key = key;
    }

    /// As it stands in a role's fields.
    public String key() {
        return key;
    }

    /// The scope with this key; none where there is no such key.
    public static Scope of(@Nullable Object key) {
        return Stream.of(values())
                .filter(scope -> scope.key.equals(key))
                .findFirst()
                .orElse(NONE);
    }

    public boolean isWiderThan(Scope other) {
        return compareTo(other) > 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
