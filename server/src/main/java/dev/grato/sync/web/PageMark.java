package dev.grato.sync.web;

import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.sync.SyncError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a page begins. It is not secret: whoever makes one up sees no more than they may.
///
/// @param after the last id of the page before
record PageMark(String object, @Nullable UUID after) {

    private static final int LONGEST = 400;

    String text() {
        var text = object + "/" + (after == null ? "" : after);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads what [#text] wrote.
    ///
    /// @throws GratoException with [SyncError#PAGE_INVALID]
    static PageMark of(String text) {
        try {
            if (text.length() <= LONGEST) {
                var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
                if (parts.length == 2 && parts[1].isEmpty()) {
                    return new PageMark(parts[0], null);
                }
                if (parts.length == 2) {
                    var after = Ids.parse(parts[1]);
                    if (after.isPresent()) {
                        return new PageMark(parts[0], after.get());
                    }
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the refusal
        }
        throw new GratoException(SyncError.PAGE_INVALID);
    }
}
