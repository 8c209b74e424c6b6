package dev.grato.access.internal;

import dev.grato.platform.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// The secret text of a session or token: the workspace it names and 32 random bytes.
///
/// The workspace stands in it so that session, user, role and teams are found in one statement.
public record Credential(UUID workspace, String text) {

    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = 16 + RANDOM_BYTES;
    private static final int TEXT_LENGTH = 64;

    public static Credential create(UUID workspace, String prefix) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(workspace.getMostSignificantBits())
                .putLong(workspace.getLeastSignificantBits())
                .put(Secrets.random(RANDOM_BYTES));
        return new Credential(
                workspace, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /// The credential written in the text, if it has our form.
    public static Optional<Credential> read(String text, String prefix) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(prefix.length())));
            return bytes.remaining() == LENGTH
                    ? Optional.of(new Credential(new UUID(bytes.getLong(), bytes.getLong()), text))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /// What is stored of it.
    public byte[] hash() {
        return Secrets.digest(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Credential[" + workspace + "]";
    }
}
