package dev.grato.sync.internal;

import dev.grato.platform.Secrets;
import dev.grato.platform.Workspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// By what a device proves itself when nobody is signed in: the workspace and 32 random bytes.
public record DeviceSecret(UUID workspace, String text) {

    private static final int RANDOM_BYTES = 32;
    private static final int LENGTH = 16 + RANDOM_BYTES;
    private static final int TEXT_LENGTH = 64;

    public static DeviceSecret create(Workspace workspace) {
        var bytes = ByteBuffer.allocate(LENGTH)
                .putLong(workspace.id().getMostSignificantBits())
                .putLong(workspace.id().getLeastSignificantBits())
                .put(Secrets.random(RANDOM_BYTES));
        return new DeviceSecret(
                workspace.id(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
    }

    /// The secret written in the text, if it has our form.
    public static Optional<DeviceSecret> read(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == LENGTH
                    ? Optional.of(new DeviceSecret(new UUID(bytes.getLong(), bytes.getLong()), text))
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
        return "DeviceSecret[" + workspace + "]";
    }
}
