package dev.grato.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// What the installation's one secret key is good for: signing, and encrypting what must be readable again.
///
/// Every purpose has a key of its own, so that a signature made for one thing is worth nothing for another.
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String FILE = "secret.key";
    private static final int SHORTEST = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final byte[] key;

    /// @param key at least 32 bytes
    public Secrets(byte[] key) {
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException("the secret key has fewer than " + SHORTEST + " bytes");
        }
        this.key = key.clone();
    }

    /// The key given by the environment (any text of at least 32 characters), else the one in the data
    /// folder, which is made there on first use, readable by its owner only.
    public static Secrets load(@Nullable String given, Path dataFolder) {
        if (given != null && !given.isBlank()) {
            if (given.length() < SHORTEST) {
                throw new IllegalArgumentException("GRATO_SECRET_KEY has fewer than " + SHORTEST + " characters");
            }
            return new Secrets(digest(given.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            var file = dataFolder.resolve(FILE);
            if (!Files.exists(file)) {
                create(dataFolder, file, random(SHORTEST));
            }
            return new Secrets(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The key itself, for backups alone, which wrap it by a passphrase.
    public byte[] exported() {
        return key.clone();
    }

    /// Keeps the key of a backup in a data folder that has none.
    ///
    /// @throws UncheckedIOException when there is one already
    public static void keep(Path dataFolder, byte[] key) {
        try {
            Files.createDirectories(dataFolder);
            var file = dataFolder.resolve(FILE);
            create(dataFolder, file, key);
            if (!Arrays.equals(Base64.getDecoder().decode(Files.readString(file).strip()), key)) {
                throw new FileAlreadyExistsException(file.toString());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Written beside and linked into place, so that nobody ever reads half a key and the first of two
    /// writers wins.
    private static void create(Path dataFolder, Path file, byte[] key) throws IOException {
        Files.createDirectories(dataFolder);
        var draft = dataFolder.resolve(FILE + "." + Ids.next());
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        boolean isPosix = Files.getFileStore(dataFolder).supportsFileAttributeView("posix");
        Files.createFile(draft, isPosix ? new FileAttribute<?>[] {ownerOnly} : new FileAttribute<?>[0]);
        Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardOpenOption.WRITE);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException otherWasFirst) {
            // theirs is the key
        } catch (UnsupportedOperationException noLinks) {
            Files.copy(draft, file);
        } finally {
            Files.delete(draft);
        }
    }

    /// Random bytes nobody can guess.
    public static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// The SHA-256 digest, by which random tokens are stored.
    public static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The signature (HMAC-SHA-256, 32 bytes) of the message for this purpose.
    public byte[] sign(String purpose, byte[] message) {
        return hmac(keyFor(purpose), message);
    }

    /// Whether the signature was made here, for this purpose and this message; takes the same time either
    /// way.
    public boolean isSigned(String purpose, byte[] message, byte[] signature) {
        return MessageDigest.isEqual(sign(purpose, message), signature);
    }

    /// The message encrypted (AES-256-GCM) for this purpose.
    public byte[] encrypt(String purpose, byte[] message) {
        var nonce = random(NONCE);
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(message);
            var sealed = Arrays.copyOf(nonce, NONCE + body.length);
            System.arraycopy(body, 0, sealed, NONCE, body.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The message that was encrypted, or nothing when it was altered or meant for another purpose or key.
    public Optional<byte[]> decrypt(String purpose, byte[] sealed) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, purpose, Arrays.copyOf(sealed, NONCE))
                    .doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException altered) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(keyFor("aes/" + purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] keyFor(String purpose) {
        return hmac(key, ("grato/" + purpose).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] hmacKey, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hmacKey, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
