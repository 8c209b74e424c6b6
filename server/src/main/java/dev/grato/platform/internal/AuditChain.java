package dev.grato.platform.internal;

import dev.grato.platform.Json;
import dev.grato.platform.RecordedEvent;
import dev.grato.platform.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a chain of events is written down and hashed. The canonical form is the JSON list of an event's parts in the
/// order of [#hash], details sorted by name; it never changes.
final class AuditChain {

    /// The chain of the installation.
    static final UUID INSTALLATION = new UUID(0, 0);

    static final String NO_HASH = "0".repeat(64);

    private static final String FORM = "grato-audit-1";

    private final Secrets secrets;

    AuditChain(Secrets secrets) {
        this.secrets = secrets;
    }

    /// The end of a chain, and its beginning after old events have left.
    record Head(UUID chain, long number, String hash, long baseNumber, String baseHash) {

        static Head none(UUID chain) {
            return new Head(chain, 0, NO_HASH, 0, NO_HASH);
        }

        Head at(RecordedEvent event) {
            return new Head(chain, event.number(), event.hash(), baseNumber, baseHash);
        }

        Head from(RecordedEvent lastRemoved) {
            return new Head(chain, number, hash, lastRemoved.number(), lastRemoved.hash());
        }
    }

    static UUID of(@Nullable UUID workspace) {
        return workspace == null ? INSTALLATION : workspace;
    }

    RecordedEvent sealed(RecordedEvent event) {
        return new RecordedEvent(
                event.id(),
                event.workspace(),
                event.number(),
                event.at(),
                event.kind(),
                event.actorKind(),
                event.actor(),
                event.user(),
                event.concerned(),
                event.address(),
                event.details(),
                event.previous(),
                hash(event));
    }

    boolean isSound(RecordedEvent event) {
        return isSame(hash(event), event.hash());
    }

    private String hash(RecordedEvent event) {
        var parts = new ArrayList<@Nullable Object>();
        parts.add(FORM);
        parts.add(of(event.workspace()).toString());
        parts.add(event.number());
        parts.add(event.previous());
        parts.add(event.id().toString());
        parts.add(event.at().toString());
        parts.add(event.kind());
        parts.add(event.actorKind());
        for (var id : Arrays.asList(event.actor(), event.user(), event.concerned())) {
            parts.add(id == null ? null : id.toString());
        }
        parts.add(event.address());
        parts.add(canonical(event.details()));
        return hex("audit-event", Json.write(parts));
    }

    String seal(Head head) {
        return hex(
                "audit-head",
                head.chain() + " " + head.number() + " " + head.hash() + " " + head.baseNumber() + " "
                        + head.baseHash());
    }

    boolean isSealed(Head head, String seal) {
        return isSame(seal(head), seal);
    }

    String hex(String purpose, String text) {
        return HexFormat.of().formatHex(secrets.sign(purpose, text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    static Map<String, @Nullable Object> canonical(Map<String, ? extends @Nullable Object> details) {
        var sorted = new TreeMap<String, @Nullable Object>();
        details.forEach((name, value) -> sorted.put(clean(name), canonical(value)));
        return sorted;
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Number number -> Json.asNumber(number);
            case List<?> list -> canonical(list);
            case Map<?, ?> map -> {
                var named = new TreeMap<String, @Nullable Object>();
                map.forEach((name, item) -> named.put(clean(String.valueOf(name)), canonical(item)));
                yield named;
            }
            default -> clean(value.toString());
        };
    }

    private static List<@Nullable Object> canonical(List<?> list) {
        var items = new ArrayList<@Nullable Object>();
        list.forEach(item -> items.add(canonical(item)));
        return items;
    }

    /// What PostgreSQL would not take, or not give back as it was.
    static String clean(String text) {
        return new String(text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
