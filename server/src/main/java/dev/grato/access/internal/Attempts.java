package dev.grato.access.internal;

import dev.grato.access.AccessError;
import dev.grato.access.AccessProperties;
import dev.grato.platform.Database;
import dev.grato.platform.GratoException;
import dev.grato.platform.Secrets;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Counts attempts to sign in, on all nodes together.
///
/// Counted per address and per pair of e-mail and address, never per e-mail alone: whoever guesses from
/// elsewhere cannot lock the owner out. An attempt counts before the password is looked at, so that many at
/// once gain nothing.
@Component
public final class Attempts {

    private final Database database;
    private final Secrets secrets;
    private final Clock clock;
    private final AccessProperties properties;

    public Attempts(Database database, Secrets secrets, Clock clock, AccessProperties properties) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
        this.properties = properties;
    }

    /// Counts one attempt.
    ///
    /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] and the seconds to wait
    public void count(String email, String address) {
        count(key("address", network(address)), properties.attemptsPerAddress());
        count(pair(email, address), properties.attemptsPerPair());
    }

    /// Takes a successful attempt out of the count again.
    public void forget(String email, String address) {
        database.transaction(tx -> {
            tx.execute("delete from control.sign_in_attempts where key = ?", (Object) pair(email, address));
            return tx.execute(
                    "update control.sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = ?",
                    (Object) key("address", network(address)));
        });
    }

    private void count(byte[] key, int limit) {
        var now = clock.instant();
        var windowBegan = now.minus(properties.attemptWindow()).atOffset(ZoneOffset.UTC);
        var row = database.transaction(
                tx -> tx.resultQuery("""
                        insert into control.sign_in_attempts as a (key, attempts, began_at) values (?, 1, ?::timestamptz)
                        on conflict (key) do update set
                            attempts = case when a.began_at < ?::timestamptz then 1 else a.attempts + 1 end,
                            began_at = case when a.began_at < ?::timestamptz then excluded.began_at else a.began_at end
                        returning attempts, began_at""", key, now.atOffset(ZoneOffset.UTC), windowBegan, windowBegan)
                        .fetchSingle());
        if (row.get("attempts", Integer.class) > limit) {
            var end = row.get("began_at", OffsetDateTime.class).toInstant().plus(properties.attemptWindow());
            throw new GratoException(AccessError.TOO_MANY_ATTEMPTS, Map.of("retryAfter", seconds(now, end)));
        }
    }

    private static long seconds(Instant now, Instant end) {
        return Math.max(1, Duration.between(now, end).toSeconds() + 1);
    }

    private byte[] pair(String email, String address) {
        return key("pair", email + "\n" + network(address));
    }

    private byte[] key(String kind, String text) {
        return secrets.sign("sign-in-attempts", (kind + "\n" + text).getBytes(StandardCharsets.UTF_8));
    }

    /// One customer's IPv6 addresses are a whole /64 network.
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return bytes.length == 4
                    ? HexFormat.of().formatHex(bytes)
                    : HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
