package dev.grato.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@Tag("fast")
class MailPropertiesTest {

    private static MailProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("grato.mail", MailProperties.class);
    }

    @Test
    void sendsNothingUnlessAServerIsNamed() {
        var mail = bound(Map.of());

        assertThat(mail.isConfigured()).isFalse();
        assertThat(mail.port()).isEqualTo(587);
        assertThat(mail.tls()).isEqualTo(MailProperties.Tls.STARTTLS);
    }

    @Test
    void needsSenderAndPublicAddressWithAServer() {
        assertThatThrownBy(() -> bound(Map.of("grato.mail.host", "smtp.example.com")))
                .hasStackTraceContaining("grato.mail.public-url");
        assertThatThrownBy(() -> bound(Map.of("grato.mail.public-url", "crm.example.com")))
                .hasStackTraceContaining("https://crm.example.com");
    }

    @Test
    void readsEverySetting() {
        var mail = bound(Map.of(
                "grato.mail.host", "smtp.example.com",
                "grato.mail.port", "465",
                "grato.mail.user", "grato",
                "grato.mail.password", "secret word",
                "grato.mail.from", "crm@example.com",
                "grato.mail.tls", "tls",
                "grato.mail.public-url", "https://crm.example.com",
                "grato.mail.timeout", "5s",
                "grato.mail.tries", "3"));

        assertThat(mail.isConfigured()).isTrue();
        assertThat(mail.tls()).isEqualTo(MailProperties.Tls.TLS);
        assertThat(mail.tries()).isEqualTo(3);
        assertThat(mail.toString()).doesNotContain("secret word");
    }

    @Test
    void writesMailThatNamesCannotBreak() {
        var message = MailMessage.written(
                Messages.load(),
                null,
                "invitation",
                "a@example.com",
                Locale.ENGLISH,
                Map.of("workspace", "<b>\r\nBcc: x@example.com"),
                "https://crm.example.com/x?a=1&b=2");

        assertThat(message.subject()).doesNotContain("\r", "\n");
        assertThat(message.html()).contains("&lt;b&gt;", "a=1&amp;b=2").doesNotContain("<b>");
        assertThat(message.text()).contains("https://crm.example.com/x?a=1&b=2");
    }
}
