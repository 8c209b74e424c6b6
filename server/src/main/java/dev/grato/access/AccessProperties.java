package dev.grato.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of sign-in, `grato.access.*`.
///
/// @param sessionIdle a session ends when it has not been used for about this long
/// @param sessionMax a session ends after this time in any case
/// @param tokenLife the token of a session is another one after this long
/// @param attemptWindow the time in which attempts to sign in are counted
/// @param attemptsPerPair attempts in the window for one e-mail from one address
/// @param attemptsPerAddress attempts in the window from one address
/// @param tokenMax the longest life of an API token
/// @param hashesAtOnce password hashes computed at the same time, 19 MB each
@ConfigurationProperties("grato.access")
public record AccessProperties(
        @DefaultValue("12h") Duration sessionIdle,
        @DefaultValue("30d") Duration sessionMax,
        @DefaultValue("12h") Duration tokenLife,
        @DefaultValue("15m") Duration attemptWindow,
        @DefaultValue("10") int attemptsPerPair,
        @DefaultValue("100") int attemptsPerAddress,
        @DefaultValue("3650d") Duration tokenMax,
        @DefaultValue("4") int hashesAtOnce) {

    public AccessProperties {
        if (hashesAtOnce < 1
                || attemptsPerPair < 1
                || attemptsPerAddress < 1
                || !sessionIdle.isPositive()
                || tokenLife.toSeconds() < 1) {
            throw new IllegalArgumentException("grato.access.* must be positive");
        }
    }
}
