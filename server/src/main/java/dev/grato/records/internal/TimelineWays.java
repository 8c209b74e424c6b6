package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.model.TimelineDefinition.Through;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// The names of the ways on which an entry comes to a timeline: a relation of its source, `person_id`, and
/// perhaps one of the record behind it, `person_id>affiliation`.
///
/// Somebody to whom a relation is hidden must not learn it from where an entry stands.
final class TimelineWays {

    private TimelineWays() {}

    static String handedOn(String link, String way) {
        return link + ">" + way;
    }

    static String direct(ObjectType object, FieldDefinition field) {
        return object.table() + "." + field.column();
    }

    static String through(Through through) {
        return through.object();
    }

    /// The ways from this object's records that somebody may not know of.
    ///
    /// @param sees whether they see a field of an object, of which they may know nothing at all
    static List<String> hidden(Model model, ObjectType object, BiPredicate<ObjectType, FieldDefinition> sees) {
        var timeline = object.timeline();
        if (timeline == null) {
            return List.of();
        }
        var ways = new LinkedHashMap<String, Boolean>();
        for (var link : timeline.links()) {
            object.field(link.field()).ifPresent(field -> {
                boolean isSeen = sees.test(object, field);
                ways.put(field.column(), isSeen);
                for (var target : model.objects()) {
                    onward(model, target, sees)
                            .forEach((way, isOpen) -> ways.put(handedOn(field.column(), way), isSeen && isOpen));
                }
            });
        }
        return ways.entrySet().stream()
                .filter(way -> !way.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Boolean> onward(
            Model model, ObjectType target, BiPredicate<ObjectType, FieldDefinition> sees) {
        var ways = new LinkedHashMap<String, Boolean>();
        var timeline = target.timeline();
        if (timeline == null) {
            return ways;
        }
        for (var relation : timeline.handsOn()) {
            target.field(relation).ifPresent(field -> ways.put(direct(target, field), sees.test(target, field)));
        }
        if (timeline.through() != null) {
            var through = timeline.through();
            var object = model.object(through.object());
            ways.put(
                    through(through),
                    object.isPresent()
                            && List.of(through.from(), through.to()).stream()
                                    .allMatch(name -> object.get()
                                            .field(name)
                                            .map(field -> sees.test(object.get(), field))
                                            .orElse(false)));
        }
        return ways;
    }
}
