package dev.grato.access.internal;

import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The secret in a link that is mailed: 32 random bytes; only their digest is kept.
public final class LinkToken {

    private static final int LENGTH = 32;
    private static final int LONGEST = 100;

    private LinkToken() {}

    public static String create() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.random(LENGTH));
    }

    /// What is kept of it; the text may be anything.
    public static byte[] hash(String text) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        return Secrets.digest(("link " + cut).getBytes(StandardCharsets.UTF_8));
    }
}
