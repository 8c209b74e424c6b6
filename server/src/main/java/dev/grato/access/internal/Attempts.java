package dev.grato.access.internal;

import dev.grato.access.AccessError;
import dev.grato.access.AccessProperties;
import dev.grato.access.IdentityError;
import dev.grato.platform.Database;
import dev.grato.platform.ErrorCode;
import dev.grato.platform.GratoException;
import dev.grato.platform.Secrets;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Counts attempts, on all nodes together, under keyed digests of e-mail and address.
///
/// An address has a limit, and each e-mail from each address. Guessing one e-mail from many addresses makes the
/// second limit smaller for all of them, down to one attempt in the window, but never closes it: whoever guesses
/// from elsewhere cannot lock the owner out. A device the owner has signed in with before is counted by itself.
/// An attempt counts before anything is looked at, so that many at once gain nothing.
@Component
public final class Attempts {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int MANY_ADDRESSES = 50;
    private static final int VERY_MANY_ADDRESSES = 200;
    private static final int FEW = 3;
    private static final int CODES_A_DAY = 20;
    private static final int MAILS_AN_HOUR = 3;
    private static final int INVITATIONS_A_DAY = 5;

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

    /// One attempt that has been counted.
    public static final class Attempt {

        private final byte[] own;
        private final List<byte[]> shared;
        private final List<Count> counts;

        private Attempt(byte[] own, List<byte[]> shared, List<Count> counts) {
            this.own = own;
            this.shared = shared;
            this.counts = counts;
        }

        /// Whether this is the attempt with which a limit was crossed.
        public boolean isFirstTooMany() {
            return counts.stream().anyMatch(count -> count.attempts() == count.limit() + 1);
        }

        /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] and the seconds to wait
        public void check() {
            counts.forEach(count -> count.check(AccessError.TOO_MANY_ATTEMPTS));
        }
    }

    private record Count(int attempts, int limit, long retryAfter) {

        Count within(int other) {
            return new Count(attempts, other, retryAfter);
        }

        void check(ErrorCode code) {
            if (attempts > limit) {
                throw new GratoException(code, Map.of("retryAfter", retryAfter));
            }
        }
    }

    /// Counts one attempt to sign in; [Attempt#check] refuses it when there were too many.
    ///
    /// @param device the name of a device that is known for this e-mail
    public Attempt begin(String email, String address, @Nullable String device) {
        var window = properties.attemptWindow();
        var shared = new ArrayList<byte[]>();
        var from = key("address", network(address));
        shared.add(from);
        var byAddress = count(from, properties.attemptsPerAddress(), window);
        var own = device == null ? pair(email, address) : key("device", email + "\n" + device);
        var byOwn = count(own, properties.attemptsPerPair(), window);
        if (device == null) {
            byOwn = byOwn.within(limit(email, byOwn.attempts() == 1, shared));
        }
        var counts = List.of(byAddress, byOwn);
        return new Attempt(own, shared, counts);
    }

    /// How often one address may guess this e-mail in the window: less when many addresses do. An address counts
    /// once in a window, so that one stranger alone tightens nothing for others.
    private int limit(String email, boolean isFirstFromThere, List<byte[]> shared) {
        var all = key("email", email);
        if (isFirstFromThere) {
            shared.add(all);
        }
        int addresses = isFirstFromThere ? count(all, Integer.MAX_VALUE, DAY).attempts() : attempts(all);
        int usual = properties.attemptsPerPair();
        return Math.min(usual, addresses > VERY_MANY_ADDRESSES ? 1 : addresses > MANY_ADDRESSES ? FEW : usual);
    }

    private int attempts(byte[] key) {
        return database.read(
                sql -> sql.resultQuery("select attempts from control.sign_in_attempts where key = ?", (Object) key)
                        .fetchOptional("attempts", Integer.class)
                        .orElse(0));
    }

    /// Counts one attempt of somebody who is signed in already, or has a link.
    ///
    /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] and the seconds to wait
    public Attempt countAt(String whom, String address) {
        var window = properties.attemptWindow();
        var from = key("address", network(address));
        var own = pair(whom, address);
        var attempt = new Attempt(
                own,
                List.of(from),
                List.of(
                        count(from, properties.attemptsPerAddress(), window),
                        count(own, properties.attemptsPerPair(), window)));
        attempt.check();
        return attempt;
    }

    /// Counts something anybody may ask for with or without a link, by address alone, apart from sign-in.
    ///
    /// @throws GratoException with [AccessError#TOO_MANY_ATTEMPTS] and the seconds to wait
    public void countAddress(String address) {
        count(asking(address), properties.attemptsPerAddress(), properties.attemptWindow())
                .check(AccessError.TOO_MANY_ATTEMPTS);
    }

    public void forgetAddress(String address) {
        database.transaction(tx -> refund(tx, asking(address)));
    }

    private byte[] asking(String address) {
        return key("asking", network(address));
    }

    /// Takes a successful attempt out of the counts again.
    public void forget(Attempt attempt) {
        database.transaction(tx -> {
            attempt.shared.forEach(key -> refund(tx, key));
            return tx.execute("delete from control.sign_in_attempts where key = ?", (Object) attempt.own);
        });
    }

    private static int refund(org.jooq.DSLContext tx, byte[] key) {
        return tx.execute(
                "update control.sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = ?", (Object) key);
    }

    /// Counts a code of the second factor. Six digits can be guessed, so there is a limit for the identity as a
    /// whole; devices it has signed in with before, and recovery codes, are not under it.
    ///
    /// @throws GratoException with [IdentityError#TOO_MANY_CODES] and the seconds to wait
    public void countCode(UUID identity, @Nullable String device) {
        count(
                        code(identity, device),
                        device == null ? CODES_A_DAY : properties.attemptsPerPair(),
                        device == null ? DAY : properties.attemptWindow())
                .check(IdentityError.TOO_MANY_CODES);
    }

    public void forgetCode(UUID identity, @Nullable String device) {
        database.transaction(tx -> refund(tx, code(identity, device)));
    }

    private byte[] code(UUID identity, @Nullable String device) {
        return key("code", identity + "\n" + (device == null ? "" : device));
    }

    /// Whether one more password reset may be mailed to this address now.
    public boolean mayMail(String email) {
        return count(key("reset", email), MAILS_AN_HOUR, Duration.ofHours(1)).attempts() <= MAILS_AN_HOUR;
    }

    /// Counts an invitation mailed to this address.
    ///
    /// @throws GratoException with [IdentityError#TOO_MANY_MAILS] and the seconds to wait
    public void countInvitation(String email) {
        count(key("invitation", email), INVITATIONS_A_DAY, DAY).check(IdentityError.TOO_MANY_MAILS);
    }

    private Count count(byte[] key, int limit, Duration window) {
        var now = clock.instant();
        var windowBegan = now.minus(window).atOffset(ZoneOffset.UTC);
        var row = database.transaction(
                tx -> tx.resultQuery("""
                        insert into control.sign_in_attempts as a (key, attempts, began_at) values (?, 1, ?::timestamptz)
                        on conflict (key) do update set
                            attempts = case when a.began_at < ?::timestamptz then 1 else a.attempts + 1 end,
                            began_at = case when a.began_at < ?::timestamptz then excluded.began_at else a.began_at end
                        returning attempts, began_at""", key, now.atOffset(ZoneOffset.UTC), windowBegan, windowBegan)
                        .fetchSingle());
        var end = row.get("began_at", OffsetDateTime.class).toInstant().plus(window);
        return new Count(row.get("attempts", Integer.class), limit, seconds(now, end));
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
