package dev.grato.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of outgoing mail, `grato.mail.*`. Without a host no mail goes out.
///
/// @param host the SMTP server
/// @param user name at the server; without it nobody signs in there
/// @param from address the messages come from
/// @param tls how the connection is protected; `none` only for a server on the same machine or network
/// @param publicUrl where people reach Grato; links in messages begin with it, never with what a request claims
/// @param timeout how long to wait for the server in each step
/// @param tries attempts to hand a message over before it is given up
@ConfigurationProperties("grato.mail")
public record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("starttls") Tls tls,
        @Nullable String publicUrl,
        @DefaultValue("30s") Duration timeout,
        @DefaultValue("10") int tries) {

    /// How the connection to the mail server is protected.
    public enum Tls {
        /// Not at all.
        NONE,
        /// It begins in the open and must change over before anything is said.
        STARTTLS,
        /// From the first byte.
        TLS
    }

    public MailProperties {
        if (publicUrl != null && !isAddress(publicUrl)) {
            throw new IllegalArgumentException("grato.mail.public-url is not like https://crm.example.com");
        }
        if (host != null && !host.isBlank() && (from == null || publicUrl == null)) {
            throw new IllegalArgumentException("grato.mail.host needs grato.mail.from and grato.mail.public-url");
        }
        if (tries < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException("grato.mail.tries and grato.mail.timeout must be positive");
        }
    }

    private static boolean isAddress(String text) {
        try {
            var address = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getQuery() == null
                    && address.getFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// Whether mail can go out.
    public boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    /// Without the password.
    @Override
    public String toString() {
        return "MailProperties[" + host + ":" + port + ", " + tls + "]";
    }
}
