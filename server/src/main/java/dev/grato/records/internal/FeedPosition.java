package dev.grato.records.internal;

import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.records.RecordsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/// A place in the feed: behind this transaction's change with this number, in this life of the workspace.
///
/// @param epoch changes when the workspace is restored from a backup
record FeedPosition(UUID epoch, long xid, long seq) {

    String cursor() {
        var text = epoch + ":" + xid + ":" + seq;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws GratoException with [RecordsError#INVALID_CURSOR]
    static FeedPosition of(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(":", -1);
            if (parts.length == 3) {
                var epoch = Ids.parse(parts[0]);
                long xid = Long.parseLong(parts[1]);
                long seq = Long.parseLong(parts[2]);
                if (epoch.isPresent() && xid >= 0 && seq >= 0) {
                    return new FeedPosition(epoch.get(), xid, seq);
                }
            }
        } catch (IllegalArgumentException notACursor) {
            // falls through to the refusal
        }
        throw new GratoException(RecordsError.INVALID_CURSOR);
    }
}
