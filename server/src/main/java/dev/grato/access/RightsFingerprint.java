package dev.grato.access;

import dev.grato.access.internal.ReachRepository;
import dev.grato.platform.Actor;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Sums up everything that decides what somebody may see beyond the records themselves: the role and what it says,
/// user, team and team tree, abilities, the shares and account teams that hold at this moment.
///
/// It is computed from what holds, not counted up when something changes, so that no way to change it can be
/// forgotten. Equal fingerprints mean equal rights, on whatever node.
@Service
public final class RightsFingerprint {

    private static final int BYTES = 12;

    private final ReachRepository reaches;
    private final Clock clock;

    public RightsFingerprint(ReachRepository reaches, Clock clock) {
        this.reaches = reaches;
        this.clock = clock;
    }

    /// The fingerprint of the actor's rights, as short text.
    public String of(Actor actor) {
        var text = ofRole(actor);
        RoleRights.of(actor)
                .ifPresent(rights ->
                        add(text, reaches.sum(actor.workspace(), rights.user(), rights.teamPath(), clock.instant())));
        return digest(text);
    }

    /// That of what the actor's role and place give, without shares and account teams; it asks the database
    /// nothing.
    public String ofRights(Actor actor) {
        return digest(ofRole(actor));
    }

    private static StringBuilder ofRole(Actor actor) {
        var text = new StringBuilder();
        var rights = RoleRights.of(actor).orElse(null);
        if (rights != null) {
            add(text, rights.user(), rights.team(), rights.role(), rights.isAdministrator());
            add(text, sorted(rights.teamTree()), sorted(rights.teamPath()));
            add(text, rights.read(), rights.create(), rights.write(), rights.delete());
            add(text, sorted(rights.abilities()), sorted(rights.lentAbilities()));
            new TreeMap<>(rights.objects().byTable())
                    .forEach((table, said) ->
                            add(text, table, new TreeMap<>(said.scopes()), new TreeMap<>(said.fields())));
        }
        return text;
    }

    private static String digest(StringBuilder text) {
        var digest = Secrets.digest(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, BYTES);
    }

    private static void add(StringBuilder text, @Nullable Object... parts) {
        for (var part : parts) {
            text.append(part).append('\n');
        }
    }

    private static Set<String> sorted(Collection<?> values) {
        var sorted = new TreeSet<String>();
        values.forEach(value -> sorted.add(Objects.toString(value)));
        return sorted;
    }
}
