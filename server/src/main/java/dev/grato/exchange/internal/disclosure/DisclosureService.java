package dev.grato.exchange.internal.disclosure;

import dev.grato.exchange.Disclosures;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.model.ValueContext;
import dev.grato.platform.Actor;
import dev.grato.platform.Audit;
import dev.grato.platform.GratoException;
import dev.grato.platform.Ids;
import dev.grato.platform.Json;
import dev.grato.platform.Messages;
import dev.grato.platform.SecurityEvent;
import dev.grato.records.Change;
import dev.grato.records.CrmRecord;
import dev.grato.records.Files;
import dev.grato.records.Handles;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.StoredFile;
import dev.grato.records.Timeline;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Asks everybody who keeps something about a record.
@Service
final class DisclosureService implements Disclosures {

    /// More than any person has; what lies beyond is said to be missing.
    private static final int MOST = 10_000;

    private static final int PAGE = 200;

    private final Records records;
    private final Timeline timeline;
    private final Handles handles;
    private final Files files;
    private final Models models;
    private final AccessPolicy access;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    DisclosureService(
            Records records,
            Timeline timeline,
            Handles handles,
            Files files,
            Models models,
            AccessPolicy access,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.records = records;
        this.timeline = timeline;
        this.handles = handles;
        this.files = files;
        this.models = models;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Disclosure gather(Actor actor, String objectName, UUID id) {
        var model = models.current(actor.workspace());
        var record = records.find(actor, objectName, id).orElseThrow(() -> new GratoException(RecordsError.NOT_FOUND));
        var object = model.object(objectName).orElseThrow();
        audit.record(SecurityEvent.by(actor, "person.disclosed")
                .with("object", objectName)
                .with("record", id.toString()));
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("madeAt", clock.instant().toString());
        data.put("object", objectName);
        data.put("record", values(record));
        data.put("handles", held(actor, objectName, id));
        data.put("history", history(actor, objectName, id));
        data.put("timeline", entries(actor, objectName, id));
        data.put("relations", relations(actor, model, object, id));
        return new Disclosure(title(actor, object, record), data, attached(actor, object, record));
    }

    private String title(Actor actor, ObjectType object, CrmRecord record) {
        var field = object.field(object.titleField()).orElse(null);
        var value = field == null ? null : record.value(field.name());
        return field == null || value == null
                ? ""
                : field.type().print(value, field, ValueContext.of(actor.workspace(), clock));
    }

    private static Map<String, @Nullable Object> values(CrmRecord record) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", record.id().toString());
        json.put("version", record.version().version());
        json.putAll(record.withoutAuthors().values());
        return json;
    }

    private List<Map<String, @Nullable Object>> held(Actor actor, String object, UUID id) {
        return handles.of(actor, object, id).stream()
                .map(held -> {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("field", held.field());
                    json.put("value", held.handle().value());
                    json.put("since", held.since().toString());
                    json.put("until", held.until() == null ? null : held.until().toString());
                    return (Map<String, @Nullable Object>) json;
                })
                .toList();
    }

    private List<Map<String, @Nullable Object>> history(Actor actor, String object, UUID id) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        Long below = null;
        List<Change> page;
        do {
            page = records.history(actor, object, id, below, PAGE);
            for (var change : page) {
                var json = new LinkedHashMap<String, @Nullable Object>();
                json.put("at", change.at().toString());
                json.put("version", change.version());
                json.put("operation", change.operation().key());
                json.put("by", change.actorKind());
                json.put("source", change.source());
                json.put("before", change.before());
                json.put("after", change.after());
                all.add(json);
                below = change.version();
            }
        } while (page.size() == PAGE && all.size() < MOST);
        return all;
    }

    private List<Map<String, @Nullable Object>> entries(Actor actor, String object, UUID id) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (boolean isUpcoming : List.of(true, false)) {
            String cursor = null;
            do {
                var page = timeline.page(
                        actor, new Timeline.Wish(object, id, Map.of(), null, null, null, isUpcoming, PAGE, cursor));
                for (var entry : page.items()) {
                    var json = new LinkedHashMap<String, @Nullable Object>();
                    json.put("at", entry.at().toString());
                    json.put("object", entry.object());
                    json.put("record", entry.record().toString());
                    json.put("moment", entry.moment());
                    json.put("title", entry.title());
                    json.put("fields", entry.fields());
                    all.add(json);
                }
                cursor = page.next();
            } while (cursor != null && all.size() < MOST);
        }
        return all;
    }

    /// The records of other objects that point here, by object and field.
    private Map<String, @Nullable Object> relations(Actor actor, Model model, ObjectType target, UUID id) {
        var found = new LinkedHashMap<String, @Nullable Object>();
        for (var inverse : model.inversesOf(target.name())) {
            var object = inverse.object();
            var field = inverse.field();
            if (access.knows(actor, object) && access.field(actor, object, field) != FieldRight.HIDDEN) {
                var pointing = pointing(actor, object, field, id);
                if (!pointing.isEmpty()) {
                    found.put(object.name() + "." + field.name(), pointing);
                }
            }
        }
        return found;
    }

    private List<Map<String, @Nullable Object>> pointing(
            Actor actor, ObjectType object, FieldDefinition field, UUID id) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        var filter = new LinkedHashMap<String, @Nullable Object>();
        filter.put("field", field.name());
        filter.put("op", "eq");
        filter.put("value", id.toString());
        String cursor = null;
        do {
            var page = records.query(
                    actor,
                    new Query(
                            object.name(),
                            filter,
                            List.of("id"),
                            List.of(),
                            List.of(),
                            PAGE,
                            cursor,
                            Query.Count.NONE,
                            false));
            page.items().forEach(record -> all.add(values(record)));
            cursor = page.nextCursor();
        } while (cursor != null && all.size() < MOST);
        return all;
    }

    private List<StoredFile> attached(Actor actor, ObjectType object, CrmRecord record) {
        var found = new ArrayList<StoredFile>();
        for (var field : object.liveFields().values()) {
            var items = field.type().valueKey().equals("fileList") ? Json.asList(record.value(field.name())) : null;
            if (items != null) {
                for (var item : items) {
                    var known = Json.asObject(item);
                    if (known != null) {
                        Ids.parse(known.get("id"))
                                .flatMap(file -> files.find(actor, file))
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void write(Actor actor, Disclosure disclosure, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry("data.json"));
        zip.write(Json.write(disclosure.data()).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        var model = models.current(actor.workspace());
        for (var locale : Messages.LANGUAGES) {
            zip.putNextEntry(new ZipEntry(locale.getLanguage() + ".html"));
            var page = new DisclosurePage(model, messages, locale, ValueContext.of(actor.workspace(), clock));
            zip.write(page.html(disclosure).getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        int number = 0;
        for (var file : disclosure.files()) {
            number++;
            var safe = file.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
            zip.putNextEntry(new ZipEntry("files/" + number + " " + safe));
            try (var content = files.open(actor, file)) {
                content.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
        zip.flush();
    }
}
