package dev.grato.api;

import dev.grato.access.AccessError;
import dev.grato.access.Reaches;
import dev.grato.access.SignedIn;
import dev.grato.access.WhoSees.Reason;
import dev.grato.access.WhoSees.Way;
import dev.grato.access.WhomToAsk;
import dev.grato.model.ObjectType;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import dev.grato.records.RecordsError;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts reasons of access and of its refusal into words.
@Component
public final class AccessTexts {

    private final Messages messages;
    private final WhomToAsk whomToAsk;
    private final Reaches reaches;
    private final Objects objects;

    AccessTexts(Messages messages, WhomToAsk whomToAsk, Reaches reaches, Objects objects) {
        this.messages = messages;
        this.whomToAsk = whomToAsk;
        this.reaches = reaches;
        this.objects = objects;
    }

    /// As it stands in answers: `owner`, `accountTeam`, `teamShare`.
    static String key(Way way) {
        var words = way.name().toLowerCase(Locale.ROOT).split("_", -1);
        var key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return key.toString();
    }

    /// Why somebody sees a record, as a sentence.
    String reason(Reason reason, boolean isMe, Locale locale) {
        var args = new LinkedHashMap<String, Object>();
        if (reason.team() != null) {
            args.put("team", reason.team());
        }
        if (reason.until() != null) {
            args.put("until", day(reason.until(), locale));
        }
        if (reason.parent() != null && reason.onParent() != null) {
            args.put("object", reason.parent().label().in(locale));
            args.put("reason", reason(reason.onParent(), isMe, locale));
        }
        var ending = reason.until() == null ? "" : "Until";
        return messages.text(locale, (isMe ? "because.me." : "because.") + key(reason.way()) + ending, args);
    }

    private static String day(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    /// What a refusal adds to its problem: what is missing, whom to ask, and a sentence that says both.
    public Map<String, @Nullable Object> explained(@Nullable SignedIn signedIn, GratoException refusal, Locale locale) {
        if (signedIn == null) {
            return Map.of();
        }
        if (refusal.code() == AccessError.ABILITY_MISSING) {
            var ability = String.valueOf(refusal.args().get("ability"));
            var what = messages.text(locale, "ability." + ability, Map.of());
            return explained(
                    Map.of("ability", ability),
                    messages.text(locale, "explain.ability", Map.of("ability", what)),
                    whomToAsk.about(signedIn.actor(), null, null),
                    locale);
        }
        return refusal.code() == RecordsError.FORBIDDEN && refusal.args().get("object") instanceof String object
                ? onRecord(signedIn, object, refusal, locale)
                : Map.of();
    }

    private Map<String, @Nullable Object> onRecord(
            SignedIn signedIn, String object, GratoException refusal, Locale locale) {
        var actor = signedIn.actor();
        var type = objects.visible(actor).object(object).orElse(null);
        if (type == null) {
            return Map.of();
        }
        var field = refusal.faults().stream()
                .filter(fault -> fault.code().equals("fieldReadOnly"))
                .findFirst()
                .orElse(null);
        var missing = new LinkedHashMap<String, @Nullable Object>();
        missing.put("object", object);
        if (field != null) {
            missing.put("field", field.path());
            missing.put("right", "write");
            var label = type.field(field.path())
                    .map(known -> known.label().in(locale))
                    .orElse(field.path());
            return explained(
                    missing,
                    messages.text(locale, "explain.field", Map.of("field", label)),
                    whomToAsk.about(actor, null, null),
                    locale);
        }
        var action = String.valueOf(refusal.args().get("action"));
        var scope = reaches.of(actor, type).getOrDefault(action, "none");
        missing.put("action", action);
        missing.put("scope", scope);
        return explained(
                missing,
                messages.text(locale, "explain.scope", sentence(type, action, scope, locale)),
                whomToAsk.about(
                        actor, object, Ids.parse(refusal.args().get("record")).orElse(null)),
                locale);
    }

    private Map<String, Object> sentence(ObjectType type, String action, String scope, Locale locale) {
        return Map.of(
                "action", messages.text(locale, "explain.action." + action, Map.of()),
                "objects", type.pluralLabel().in(locale),
                "scope", messages.text(locale, "explain.scope." + scope, Map.of()));
    }

    private Map<String, @Nullable Object> explained(
            Map<String, @Nullable Object> missing, String sentence, List<WhomToAsk.Contact> ask, Locale locale) {
        var extras = new LinkedHashMap<String, @Nullable Object>();
        var names = ask.stream().map(WhomToAsk.Contact::name).distinct().collect(Collectors.joining(", "));
        extras.put(
                "detail",
                names.isEmpty()
                        ? sentence
                        : sentence + " " + messages.text(locale, "explain.ask", Map.of("names", names)));
        extras.put("missing", missing);
        extras.put(
                "ask",
                ask.stream()
                        .map(contact ->
                                Map.of("id", contact.id().toString(), "name", contact.name(), "why", contact.why()))
                        .toList());
        return extras;
    }
}
