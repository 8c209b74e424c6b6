package dev.grato.model;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How records of an object appear in timelines, and on whom what concerns them is handed on to. Names are of
/// fields.
///
/// @param moments what a record gives entries for, as it stands
/// @param changes fields whose every change is an entry
/// @param links the relations that say whom a record concerns
/// @param isOwn whether a record's entries stand in its own timeline too
/// @param kind what the entries are called in filters
/// @param summary fields of which a line shows something beside the title
/// @param handsOn relations to records that are concerned by whatever concerns a record of this object
/// @param through where else such relations stand, with the time for which they hold
public record TimelineDefinition(
        List<Moment> moments,
        List<Change> changes,
        List<Link> links,
        boolean isOwn,
        Lane kind,
        Lane department,
        Lane channel,
        Lane direction,
        List<String> summary,
        List<String> handsOn,
        @Nullable Through through) {

    /// Objects whose records nothing concerns: there is no story of what users do.
    public static final Set<String> NOBODY = Set.of("user", "team", "role");

    /// No lane at all.
    public static final Lane NO_LANE = new Lane(null, null);

    public TimelineDefinition {
        moments = List.copyOf(moments);
        changes = List.copyOf(changes);
        links = List.copyOf(links);
        summary = List.copyOf(summary);
        handsOn = List.copyOf(handsOn);
    }

    /// Whether an entry is about something still to come.
    public enum Plan {
        /// It has happened.
        NONE,
        /// It will be over by itself when its time has come, such as a meeting.
        DATED,
        /// It stays to be done until somebody has done it, such as a task.
        DUE
    }

    /// An entry for each record that has a value in a field of date or time, in one of some states.
    ///
    /// @param name tells it from the object's other moments; never changes
    /// @param at the field with its time, or `createdAt`
    /// @param state the field that must have one of `values`, an empty text meaning none; null for always
    public record Moment(String name, String at, @Nullable String state, List<String> values, Plan plan) {

        public Moment {
            values = List.copyOf(values);
        }
    }

    /// An entry for each change of a field, at the time of the change.
    ///
    /// @param unless a field that must be empty afterwards; null for always
    public record Change(
            String name, String field, @Nullable String unless) {}

    /// A relation that says whom a record concerns.
    ///
    /// @param unless what the record concerns through this relation is handed on only where this other relation is
    ///     empty; null for always
    public record Link(String field, @Nullable String unless) {}

    /// A word to tell entries apart by: the value of a field, or always the same.
    public record Lane(@Nullable String field, @Nullable String word) {

        public boolean isEmpty() {
            return field == null && word == null;
        }
    }

    /// Records that relate a record of this object to another for some time, days included.
    ///
    /// @param object the object of these records
    /// @param from its relation to records of this object
    /// @param to its relation to what is concerned too
    public record Through(String object, String from, String to, String startsOn, String endsOn) {}

    /// The same without what mentions other fields than these.
    TimelineDefinition within(Predicate<String> sees) {
        Predicate<@Nullable String> isSeen = name -> name == null || name.equals("createdAt") || sees.test(name);
        return new TimelineDefinition(
                moments.stream()
                        .filter(moment -> isSeen.test(moment.at()) && isSeen.test(moment.state()))
                        .toList(),
                changes.stream().filter(change -> isSeen.test(change.field())).toList(),
                links.stream().filter(link -> isSeen.test(link.field())).toList(),
                isOwn,
                isSeen.test(kind.field()) ? kind : NO_LANE,
                isSeen.test(department.field()) ? department : NO_LANE,
                isSeen.test(channel.field()) ? channel : NO_LANE,
                isSeen.test(direction.field()) ? direction : NO_LANE,
                summary.stream().filter(isSeen).toList(),
                handsOn.stream().filter(isSeen).toList(),
                through);
    }

    /// Whether records of the object give entries.
    public boolean isSource() {
        return !moments.isEmpty() || !changes.isEmpty();
    }

    /// Whether records of the object hand on what concerns them.
    public boolean isHandingOn() {
        return !handsOn.isEmpty() || through != null;
    }
}
