package dev.grato.sync.internal;

import dev.grato.platform.Actor;
import dev.grato.platform.Ids;
import dev.grato.platform.Secrets;
import dev.grato.records.spi.SyncReading.Place;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Cursors as text: signed, so that nobody makes one, for one user of one workspace.
@Component
final class SyncCursors {

    private static final String PURPOSE = "sync-cursor";
    private static final int SIGNATURE = 16;
    private static final int PARTS = 7;
    private static final int LONGEST = 500;

    private final Secrets secrets;

    SyncCursors(Secrets secrets) {
        this.secrets = secrets;
    }

    String write(Actor actor, SyncCursor cursor) {
        var text = String.join(
                "|",
                cursor.epoch().toString(),
                cursor.timeline(),
                String.valueOf(cursor.place().xid()),
                String.valueOf(cursor.place().seq()),
                String.valueOf(cursor.at().toEpochMilli()),
                cursor.scope(),
                cursor.schema());
        var body = text.getBytes(StandardCharsets.UTF_8);
        var signed = Arrays.copyOf(signature(actor, body), SIGNATURE + body.length);
        System.arraycopy(body, 0, signed, SIGNATURE, body.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /// The cursor written there; nothing where it is not one of ours for this user.
    Optional<SyncCursor> read(Actor actor, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= SIGNATURE) {
                return Optional.empty();
            }
            var body = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
            boolean isOurs = MessageDigest.isEqual(signature(actor, body), Arrays.copyOf(bytes, SIGNATURE));
            return isOurs ? parsed(new String(body, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Optional<SyncCursor> parsed(String text) {
        var parts = text.split("\\|", -1);
        return parts.length == PARTS
                ? Ids.parse(parts[0])
                        .map(epoch -> new SyncCursor(
                                epoch,
                                parts[1],
                                new Place(Long.parseLong(parts[2]), Long.parseLong(parts[3])),
                                Instant.ofEpochMilli(Long.parseLong(parts[4])),
                                parts[5],
                                parts[6]))
                : Optional.empty();
    }

    private byte[] signature(Actor actor, byte[] body) {
        var whose = (actor.workspace().id() + "\n" + actor.userId() + "\n").getBytes(StandardCharsets.UTF_8);
        var message = Arrays.copyOf(whose, whose.length + body.length);
        System.arraycopy(body, 0, message, whose.length, body.length);
        return Arrays.copyOf(secrets.sign(PURPOSE, message), SIGNATURE);
    }
}
