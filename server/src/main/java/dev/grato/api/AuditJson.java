package dev.grato.api;

import dev.grato.access.AuditOpening;
import dev.grato.access.AuditReading;
import dev.grato.access.Notice;
import dev.grato.platform.Actor;
import dev.grato.platform.AuditQuestion.Place;
import dev.grato.platform.AuditVerification;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Messages;
import dev.grato.platform.RecordedEvent;
import dev.grato.records.RecordsError;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Security events and notices as they go over the wire, with a sentence in the reader's language.
@Component
final class AuditJson {

    private final Messages messages;

    AuditJson(Messages messages) {
        this.messages = messages;
    }

    Map<String, @Nullable Object> page(Actor reader, AuditReading.Page page, int limit) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        var events = page.events();
        json.put(
                "items",
                events.stream().map(event -> event(reader, event, page.names())).toList());
        json.put("nextCursor", events.size() == limit ? cursor(events.getLast()) : null);
        return json;
    }

    private Map<String, @Nullable Object> event(Actor reader, RecordedEvent event, Map<UUID, String> names) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", event.id().toString());
        json.put("at", event.at().toString());
        json.put("kind", event.kind());
        json.put("text", text(reader, "audit." + event.kind(), event.details(), event, names));
        json.put("actor", actor(event, names));
        json.put("concerned", person(event.concerned(), names));
        json.put("address", event.address());
        json.put("details", event.details());
        json.put("log", event.workspace() == null ? "installation" : "workspace");
        json.put("number", event.number());
        return json;
    }

    private static Map<String, @Nullable Object> actor(RecordedEvent event, Map<UUID, String> names) {
        var actor = new LinkedHashMap<String, @Nullable Object>();
        actor.put("kind", event.actorKind());
        actor.put("id", text(event.actor()));
        actor.put("name", event.actor() == null ? null : names.get(event.actor()));
        actor.put("user", person(event.user(), names));
        return actor;
    }

    private static @Nullable Map<String, @Nullable Object> person(@Nullable UUID id, Map<UUID, String> names) {
        if (id == null) {
            return null;
        }
        var person = new LinkedHashMap<String, @Nullable Object>();
        person.put("id", id.toString());
        person.put("name", names.get(id));
        return person;
    }

    private String text(
            Actor reader,
            String key,
            Map<String, @Nullable Object> details,
            RecordedEvent event,
            Map<UUID, String> names) {
        var args = words(reader, details, names);
        var nobody = messages.text(reader.locale(), "audit.word.nobody");
        args.putIfAbsent("actor", name(event.user() == null ? event.actor() : event.user(), names, nobody));
        args.putIfAbsent("concerned", name(event.concerned(), names, nobody));
        args.putIfAbsent("address", event.address() == null ? nobody : event.address());
        return messages.text(reader.locale(), key, args);
    }

    private static String name(@Nullable UUID id, Map<UUID, String> names, String nobody) {
        return id == null ? nobody : names.getOrDefault(id, id.toString());
    }

    Map<String, @Nullable Object> notice(Actor reader, Notice notice, Map<UUID, String> names) {
        var args = words(reader, notice.details(), names);
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", notice.id().toString());
        json.put("at", notice.at().toString());
        json.put("kind", notice.kind());
        json.put("text", messages.text(reader.locale(), "notice." + notice.kind(), args));
        json.put("details", notice.details());
        json.put("acknowledgedAt", text(notice.acknowledgedAt()));
        return json;
    }

    /// The details as people read them: names for ids, moments in their own zone, words in their language.
    private Map<String, String> words(Actor reader, Map<String, @Nullable Object> details, Map<UUID, String> names) {
        var words = new LinkedHashMap<String, String>();
        details.forEach((name, value) -> {
            var id = Ids.parse(value);
            var text = String.valueOf(value);
            words.put(name, id.isPresent() ? names.getOrDefault(id.get(), text) : word(reader, text));
        });
        return words;
    }

    private String word(Actor reader, String value) {
        if (value.endsWith("Z") && value.indexOf('T') == 10) {
            try {
                return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(reader.locale())
                        .format(Instant.parse(value).atZone(reader.zone()));
            } catch (DateTimeException notAMoment) {
                return value;
            }
        }
        return Arrays.stream(value.split(", ", -1))
                .map(word ->
                        messages.find(reader.locale(), "audit.word." + word).orElse(word))
                .collect(Collectors.joining(", "));
    }

    static Map<String, @Nullable Object> opening(AuditOpening opening) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", opening.id().toString());
        json.put("state", opening.state().name().toLowerCase(Locale.ROOT));
        json.put("reason", opening.reason());
        json.put("from", opening.from().toString());
        json.put("to", opening.to().toString());
        json.put("about", text(opening.about()));
        json.put("requestedBy", opening.requestedBy().toString());
        json.put("requestedAt", opening.requestedAt().toString());
        json.put("decidedBy", text(opening.decidedBy()));
        json.put("decidedAt", text(opening.decidedAt()));
        json.put("endsAt", opening.endsAt().toString());
        return json;
    }

    Map<String, @Nullable Object> verification(Actor reader, AuditVerification found) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("holds", found.holds());
        json.put("verified", found.verified());
        json.put("first", found.first());
        json.put("last", found.last());
        json.put("headHash", found.headHash());
        json.put("next", found.next());
        json.put("broken", broken(reader, found.broken()));
        return json;
    }

    private @Nullable Map<String, @Nullable Object> broken(Actor reader, AuditVerification.@Nullable Break broken) {
        if (broken == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("reason", camel(broken.reason()));
        json.put("number", broken.number());
        json.put("event", text(broken.event()));
        json.put(
                "text",
                messages.text(
                        reader.locale(), "verification." + broken.reason().name(), Map.of("number", broken.number())));
        return json;
    }

    static String camel(Enum<?> value) {
        var words = value.name().toLowerCase(Locale.ROOT).split("_", -1);
        var camel = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
        }
        return camel.toString();
    }

    /// One line of an export: what was hashed, without names and sentences.
    static Map<String, @Nullable Object> line(RecordedEvent event) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("log", event.workspace() == null ? "installation" : "workspace");
        json.put("number", event.number());
        json.put("id", event.id().toString());
        json.put("at", event.at().toString());
        json.put("kind", event.kind());
        json.put("actorKind", event.actorKind());
        json.put("actor", text(event.actor()));
        json.put("user", text(event.user()));
        json.put("concerned", text(event.concerned()));
        json.put("address", event.address());
        json.put("details", event.details());
        json.put("previous", event.previous());
        json.put("hash", event.hash());
        return json;
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String cursor(RecordedEvent last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.at() + " " + last.id()).getBytes(StandardCharsets.UTF_8));
    }

    /// @throws GratoException with [RecordsError#INVALID_CURSOR]
    static @Nullable Place place(@Nullable String cursor) {
        var text = ListRequests.blankToNull(cursor);
        if (text == null) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            var id = Ids.parse(parts[parts.length - 1]);
            if (parts.length == 2 && parts[0].length() <= 30 && id.isPresent()) {
                return new Place(Instant.parse(parts[0]), id.get());
            }
        } catch (IllegalArgumentException | DateTimeException notACursor) {
            // falls through to the refusal
        }
        throw new GratoException(RecordsError.INVALID_CURSOR);
    }
}
