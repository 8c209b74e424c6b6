package dev.grato.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
class CommonPasswordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "password123",
                "Password2026!",
                "P@ssw0rd2026",
                "passwordpassword",
                "Contraseña12",
                "juventus1897",
                "Realmadrid10",
                "sunshine12345",
                "!!sunshine!!!",
                "iloveyou123456",
                "abcdefghijkl",
                "9876543210987",
                "aaaaaaaaaaaa",
                "abababababab",
                "qwertyuiop1",
                "5un5h1ne2024"
            })
    void areRefusedWithWhatPeopleMakeOfThem(String password) {
        assertThat(CommonPasswords.isCommon(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "paperhorsebatteryspoon",
                "a lantern in the harbour",
                "monkey dragon sunshine",
                "tre gatti sul tetto",
                "k7#mQ2vX9p",
                "sunshine over Gijón",
                "monkey8163527495",
                "Zx81-Spectrum-48k"
            })
    void leaveGoodPasswordsAndPhrasesAlone(String password) {
        assertThat(CommonPasswords.isCommon(password)).isFalse();
    }

    @Test
    void includeThePersonsOwnName() {
        assertThat(CommonPasswords.isMadeOf("Ada.Lovelace1", "ada.lovelace@example.com"))
                .isTrue();
        assertThat(CommonPasswords.isMadeOf("ada.lovelace@example.com", "ada.lovelace@example.com"))
                .isTrue();
        assertThat(CommonPasswords.isMadeOf("ada.lovelace likes engines", "ada.lovelace@example.com"))
                .isFalse();
        assertThat(CommonPasswords.isMadeOf("a lantern at sea", "a@example.com"))
                .isFalse();
    }
}
