package dev.grato.records.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import dev.grato.records.RecordsError;
import dev.grato.records.Timeline.Wish;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Where a page of a timeline ended. Sealed, since it may lie at an entry its owner cannot see, and bound to the
/// wish.
@Component
final class TimelineCursors {

    private static final String PURPOSE = "timeline/cursor";
    private static final int MAX_LENGTH = 1_000;

    private final Secrets secrets;

    TimelineCursors(Secrets secrets) {
        this.secrets = secrets;
    }

    /// A place in the order of entries.
    record Place(Instant at, UUID id) {}

    /// @param entries the last entry that was looked at; null for none yet
    /// @param editsBelow the version of the last edit that was told
    record Position(@Nullable Place entries, long editsBelow) {

        static final Position START = new Position(null, Long.MAX_VALUE);
    }

    String write(Actor actor, Wish wish, Position position) {
        var content = new ArrayList<@Nullable Object>();
        content.add(binding(actor, wish));
        content.add(String.valueOf(position.editsBelow()));
        if (position.entries() != null) {
            content.add(position.entries().at().toString());
            content.add(position.entries().id().toString());
        }
        var sealed = secrets.encrypt(PURPOSE, Json.write(content).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /// @throws GratoException with [RecordsError#INVALID_CURSOR] when it is not a cursor, or one of another wish
    Position read(Actor actor, Wish wish) {
        var text = wish.cursor();
        if (text == null) {
            return Position.START;
        }
        try {
            var sealed = text.length() > MAX_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(text);
            var content = Json.asList(Json.read(secrets.decrypt(PURPOSE, sealed).orElseThrow(TimelineCursors::wrong)));
            if (content == null || !binding(actor, wish).equals(content.getFirst())) {
                throw wrong();
            }
            var place = content.size() < 4
                    ? null
                    : new Place(
                            Instant.parse(String.valueOf(content.get(2))),
                            Ids.parse(content.get(3)).orElseThrow(TimelineCursors::wrong));
            return new Position(place, Long.parseLong(String.valueOf(content.get(1))));
        } catch (IllegalArgumentException | JacksonException | DateTimeException notACursor) {
            throw wrong();
        }
    }

    private static GratoException wrong() {
        return new GratoException(RecordsError.INVALID_CURSOR);
    }

    private static String binding(Actor actor, Wish wish) {
        var lanes = new TreeMap<String, Object>();
        wish.lanes().forEach((lane, words) -> lanes.put(lane.key(), new TreeSet<>(words)));
        var parts = new ArrayList<@Nullable Object>(
                List.of(actor.workspace().id(), wish.object(), wish.record(), lanes, wish.isUpcoming()));
        parts.add(wish.from());
        parts.add(wish.to());
        parts.add(wish.text());
        var hash = Secrets.digest(parts.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(hash).substring(0, 16);
    }
}
