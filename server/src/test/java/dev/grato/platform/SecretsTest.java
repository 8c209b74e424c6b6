package dev.grato.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final byte[] MESSAGE = "a message".getBytes(UTF_8);

    private final Secrets secrets = new Secrets(new byte[32]);

    @Test
    void knowsItsOwnSignatureForItsPurposeOnly() {
        var signature = secrets.sign("one", MESSAGE);

        assertThat(secrets.isSigned("one", MESSAGE, signature)).isTrue();
        assertThat(secrets.isSigned("two", MESSAGE, signature)).isFalse();
        assertThat(secrets.isSigned("one", "another".getBytes(UTF_8), signature))
                .isFalse();
    }

    @Test
    void readsWhatItHasEncrypted() {
        var sealed = secrets.encrypt("one", MESSAGE);

        assertThat(secrets.decrypt("one", sealed)).hasValue(MESSAGE);
        assertThat(secrets.decrypt("two", sealed)).isEmpty();
        assertThat(secrets.decrypt("one", new byte[5])).isEmpty();
    }

    @Test
    void refusesWhatWasAltered() {
        var sealed = secrets.encrypt("one", MESSAGE);
        sealed[sealed.length - 1] ^= 1;

        assertThat(secrets.decrypt("one", sealed)).isEmpty();
    }

    @Test
    void keepsItsKeyInTheDataFolderForItsOwnerOnly(@TempDir Path folder) throws IOException {
        var signature = Secrets.load(null, folder).sign("one", MESSAGE);

        assertThat(Secrets.load(null, folder).isSigned("one", MESSAGE, signature))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesAShortKey(@TempDir Path folder) {
        assertThatThrownBy(() -> Secrets.load("short", folder)).hasMessageContaining("GRATO_SECRET_KEY");
    }
}
