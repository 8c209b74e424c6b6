package dev.grato.platform.backup;

import dev.grato.platform.Json;
import dev.grato.platform.Secrets;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// What a backup says before it is opened: when, by what and from what it was made, and its key, wrapped by
/// the passphrase.
///
/// Readable by everybody, altered by nobody: its bytes are part of what each chunk of the content is sealed
/// with.
///
/// @param control the newest migration of the control schema that the Grato knew that made it
/// @param workspace the newest migration of workspaces that it knew
public record BackupHeader(
        String grato, Instant madeAt, String postgres, String control, String workspace, Wrapping wrapping) {

    static final int FORMAT = 1;

    private static final byte[] MAGIC = "GRATOBAK".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 65_536;
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /// How the key of the content is wrapped: Argon2id makes a key of the passphrase, AES-256-GCM wraps
    /// with it.
    ///
    /// @param memory in KiB
    record Wrapping(byte[] salt, int memory, int rounds, byte[] wrapped) {

        private static final int MEMORY = 65_536;
        private static final int ROUNDS = 3;
        private static final int MOST_MEMORY = 131_072;
        private static final int MOST_ROUNDS = 64;

        static Wrapping of(byte[] key, char[] passphrase) {
            return of(key, passphrase, MEMORY, ROUNDS);
        }

        static Wrapping of(byte[] key, char[] passphrase, int memory, int rounds) {
            var salt = Secrets.random(16);
            var nonce = Secrets.random(NONCE);
            var sealed = crypt(Cipher.ENCRYPT_MODE, derived(passphrase, salt, memory, rounds), nonce, key);
            var wrapped = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, wrapped, NONCE, sealed.length);
            return new Wrapping(salt, memory, rounds, wrapped);
        }

        byte[] open(char[] passphrase) {
            boolean isSound = memory >= 8 && memory <= MOST_MEMORY && rounds >= 1 && rounds <= MOST_ROUNDS;
            if (!isSound || wrapped.length != NONCE + KEY + TAG_BITS / 8) {
                throw altered();
            }
            var kek = derived(passphrase, salt, memory, rounds);
            return crypt(
                    Cipher.DECRYPT_MODE,
                    kek,
                    Arrays.copyOf(wrapped, NONCE),
                    Arrays.copyOfRange(wrapped, NONCE, wrapped.length));
        }

        private static byte[] derived(char[] passphrase, byte[] salt, int memory, int rounds) {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withSalt(salt)
                    .withMemoryAsKB(memory)
                    .withIterations(rounds)
                    .withParallelism(1)
                    .build());
            var key = new byte[KEY];
            generator.generateBytes(passphrase, key);
            return key;
        }

        private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] content) {
            try {
                var cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
                cipher.updateAAD(MAGIC);
                return cipher.doFinal(content);
            } catch (GeneralSecurityException refused) {
                throw new BackupException(
                        "The passphrase is not the one this backup was made with (or the head of the file was altered).",
                        refused);
            }
        }
    }

    /// The key of the content.
    ///
    /// @throws BackupException when the passphrase is another one
    byte[] open(char[] passphrase) {
        return wrapping.open(passphrase);
    }

    static byte[] newKey() {
        return Secrets.random(KEY);
    }

    byte[] bytes() {
        var encoder = Base64.getEncoder();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("format", FORMAT);
        json.put("grato", grato);
        json.put("madeAt", madeAt.toString());
        json.put("postgres", postgres);
        json.put("control", control);
        json.put("workspace", workspace);
        json.put("kdf", "argon2id");
        json.put("salt", encoder.encodeToString(wrapping.salt()));
        json.put("memory", wrapping.memory());
        json.put("rounds", wrapping.rounds());
        json.put("key", encoder.encodeToString(wrapping.wrapped()));
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.write(MAGIC);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// The bytes of the header, which end where the content begins.
    static byte[] read(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
            throw new BackupException("This file is not a backup of Grato.");
        }
        var length = in.readNBytes(Integer.BYTES);
        int size = length.length < Integer.BYTES
                ? 0
                : java.nio.ByteBuffer.wrap(length).getInt();
        if (size <= 0 || size > LONGEST) {
            throw altered();
        }
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new BackupException("The backup is not complete: it ends within its head.");
        }
        return bytes;
    }

    static BackupHeader of(byte[] bytes) {
        try {
            var json = Json.readObject(new String(bytes, StandardCharsets.UTF_8));
            if (number(json, "format") > FORMAT) {
                throw new BackupException("The backup has format " + number(json, "format") + ", made by Grato "
                        + json.get("grato") + "; this Grato knows format " + FORMAT + ". Restore it with a newer one.");
            }
            var decoder = Base64.getDecoder();
            var wrapping = new Wrapping(
                    decoder.decode(text(json, "salt")),
                    number(json, "memory"),
                    number(json, "rounds"),
                    decoder.decode(text(json, "key")));
            return new BackupHeader(
                    text(json, "grato"),
                    Instant.parse(text(json, "madeAt")),
                    text(json, "postgres"),
                    text(json, "control"),
                    text(json, "workspace"),
                    wrapping);
        } catch (BackupException refusal) {
            throw refusal;
        } catch (RuntimeException notOurs) {
            if (notOurs instanceof DateTimeException
                    || notOurs instanceof IllegalArgumentException
                    || notOurs instanceof NullPointerException
                    || notOurs instanceof ClassCastException
                    || notOurs.getClass().getName().startsWith("tools.jackson")) {
                throw altered();
            }
            throw notOurs;
        }
    }

    private static BackupException altered() {
        return new BackupException("The head of the backup was damaged or altered.");
    }

    private static String text(Map<String, @Nullable Object> json, String name) {
        return (String) Objects.requireNonNull(json.get(name), name);
    }

    private static int number(Map<String, @Nullable Object> json, String name) {
        return ((Number) Objects.requireNonNull(json.get(name), name)).intValue();
    }
}
