package dev.grato.sync.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What screens are drawn from beside the names and types of fields: words, and what goes into a list at first.
/// Nothing of it decides about the rows a device has.
final class OnScreen {

    private static final int COLUMNS = 6;

    /// Their values are too long for a line, or say nothing in one.
    private static final Set<String> NOT_IN_LISTS = Set.of(
            "richText", "longText", "json", "files", "fileList", "address", "geoPoint", "urlList", "boolean", "rating");

    private OnScreen() {}

    /// @param seen the object as the user sees it
    static Map<String, @Nullable Object> object(ObjectType seen) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("label", seen.label().byLanguage());
        json.put("pluralLabel", seen.pluralLabel().byLanguage());
        json.put("isCustom", seen.isCustom());
        json.put("isErpMastered", seen.isErpMastered());
        json.put("parents", seen.parents());
        json.put("listFields", listFields(seen));
        json.put("layout", seen.layout().json());
        json.put("hasTimeline", !TimelineDefinition.NOBODY.contains(seen.name()));
        json.put("timeline", seen.timeline() == null ? null : timeline(seen.timeline()));
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> timeline(TimelineDefinition timeline) {
        if (!timeline.isSource()) {
            return null;
        }
        var kind = timeline.kind();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("kind", kind.word());
        json.put("kindField", kind.field());
        json.put(
                "at",
                timeline.moments().stream()
                        .map(TimelineDefinition.Moment::at)
                        .distinct()
                        .toList());
        json.put(
                "about",
                timeline.links().stream().map(TimelineDefinition.Link::field).toList());
        json.put("summary", timeline.summary());
        return json;
    }

    /// What is declared; else what names the record, then the first fields that fit in a line, then whose it is.
    private static List<String> listFields(ObjectType seen) {
        var declared = seen.listFields().stream()
                .filter(name -> seen.field(name).isPresent())
                .toList();
        if (!declared.isEmpty()) {
            return declared;
        }
        var names = new ArrayList<String>();
        if (seen.field(seen.titleField()).isPresent()) {
            names.add(seen.titleField());
        }
        seen.liveFields().values().stream()
                .filter(field -> isForLists(field) && !field.name().equals(seen.titleField()))
                .limit(COLUMNS - names.size())
                .map(FieldDefinition::name)
                .forEach(names::add);
        if (seen.isOwned() && seen.field("owner").isPresent()) {
            names.add("owner");
        }
        return names;
    }

    private static boolean isForLists(FieldDefinition field) {
        return !field.isHidden()
                && !field.isSensitive()
                && !Set.of("owner", "team").contains(field.name())
                && !NOT_IN_LISTS.contains(field.type().key());
    }

    static Map<String, @Nullable Object> field(FieldDefinition field) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("label", field.label().byLanguage());
        if (!field.help().byLanguage().isEmpty()) {
            json.put("help", field.help().byLanguage());
        }
        json.put("editor", field.type().editor());
        json.put("isSortable", field.type().isSortable());
        if (field.isCustom()) {
            json.put("isCustom", true);
        }
        if (field.isHidden()) {
            json.put("isHidden", true);
        }
        if (field.defaultValue() != null) {
            json.put("default", field.defaultValue());
        }
        return json;
    }
}
