package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the page of a record is laid out: what its header shows, and its fields in sections.
///
/// A layout says where fields stand and never who may see them: of a field somebody does not see nothing is left
/// in the layout they get.
///
/// @param header the fields whose values stand beside the name, in their order
/// @param hidden the fields the page does not show; lists, filters and the API know them all the same
public record Layout(List<Section> sections, List<String> header, List<String> hidden) {

    public static final int MOST_SECTIONS = 30;
    public static final int MOST_IN_HEADER = 8;

    /// A heading with the fields below it.
    ///
    /// @param key names the section in its layout, whatever it is called on screens
    public record Section(String key, Texts label, List<String> fields) {

        public Section {
            fields = List.copyOf(fields);
        }

        private Section with(List<String> others) {
            return new Section(key, label, others);
        }
    }

    public Layout {
        sections = List.copyOf(sections);
        header = List.copyOf(header);
        hidden = List.copyOf(hidden);
    }

    /// The fields a layout of this object has to place: those that are there and shown on screens. The title and
    /// files have places of their own.
    static Set<String> placeable(ObjectType object) {
        var names = new LinkedHashSet<String>();
        object.liveFields().values().stream()
                .filter(field -> !field.isHidden())
                .filter(field -> !field.type().key().equals("fileList"))
                .map(FieldDefinition::name)
                .filter(name -> !name.equals(object.titleField()))
                .forEach(names::add);
        names.add("createdAt");
        names.add("updatedAt");
        return names;
    }

    /// What of it is left for somebody who knows only these fields. A section in which nothing is left for them
    /// goes
    /// too, since its heading may tell what they are not to know.
    Layout within(Predicate<String> knows) {
        return new Layout(
                sections.stream()
                        .map(section -> section.fields().isEmpty()
                                ? section
                                : section.with(
                                        section.fields().stream().filter(knows).toList()))
                        .filter(section -> !section.fields().isEmpty() || isEmpty(section.key()))
                        .toList(),
                header.stream().filter(knows).toList(),
                hidden.stream().filter(knows).toList());
    }

    private boolean isEmpty(String key) {
        return sections.stream()
                .anyMatch(
                        section -> section.key().equals(key) && section.fields().isEmpty());
    }

    /// The same without fields that are gone, and with those it does not know yet at the end of its last section.
    Layout complete(ObjectType object) {
        var places = placeable(object);
        var known = within(name -> name.equals(object.titleField()) || places.contains(name));
        var missing = new ArrayList<>(places);
        known.sections().forEach(section -> missing.removeAll(section.fields()));
        missing.removeAll(known.hidden());
        var all = new ArrayList<>(known.sections());
        if (all.isEmpty()) {
            all.add(DefaultLayout.main(missing));
        } else {
            var last = all.removeLast();
            all.add(last.with(
                    Stream.concat(last.fields().stream(), missing.stream()).toList()));
        }
        return new Layout(all, known.header(), known.hidden());
    }

    /// The JSON form, as `/model/objects/{object}/layout` takes and gives it.
    public Map<String, @Nullable Object> json() {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put(
                "sections",
                sections.stream()
                        .map(section -> Map.of(
                                "key", section.key(),
                                "label", section.label().byLanguage(),
                                "fields", section.fields()))
                        .toList());
        json.put("header", header);
        json.put("hidden", hidden);
        return json;
    }
}
