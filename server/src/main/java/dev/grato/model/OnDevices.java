package dev.grato.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What devices keep of an object's records, so that there is something to work with where there is no line.
///
/// @param strategy how much of them
/// @param duty which of them are somebody's to do, however long ago they were changed; null where there is no such
///     thing
/// @param agenda which of them are kept around their day; null where there is no such thing
public record OnDevices(
        Strategy strategy, @Nullable Duty duty, @Nullable Agenda agenda) {

    /// How much of an object's records is kept.
    public enum Strategy {
        /// All that one may see: short lists everything else leans on.
        CORE,
        /// What one works with; see the rules of sync.
        WORKING,
        /// What was opened, and what the records one works with point at.
        RECENT,
        /// Nothing, ever.
        ONLINE;

        /// As it stands in JSON.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Work waiting for somebody.
    ///
    /// @param assignee the field that names the user
    /// @param state the field that tells whether it still waits
    /// @param open the values that say so; no value at all says so too
    public record Duty(String assignee, String state, List<String> open) {

        public Duty {
            open = List.copyOf(open);
        }
    }

    /// What happens at a certain time.
    ///
    /// @param at the field with the instant
    /// @param whose the field that names the user
    public record Agenda(String at, String whose) {}

    /// What holds where nothing is said: one works with what has an owner and with what belongs to it; all the rest
    /// are lists.
    public static OnDevices usual(boolean isOwned, boolean hasParents) {
        return of(isOwned || hasParents ? Strategy.WORKING : Strategy.CORE);
    }

    /// Kept by this strategy and nothing else.
    public static OnDevices of(Strategy strategy) {
        return new OnDevices(strategy, null, null);
    }

    /// What one works with, and beside it what waits for one in these states.
    public static OnDevices whileOpen(String assignee, String state, String... open) {
        return new OnDevices(Strategy.WORKING, new Duty(assignee, state, List.of(open)), null);
    }

    /// What one works with, and beside it what is on one's agenda now.
    public static OnDevices around(String at, String whose) {
        return new OnDevices(Strategy.WORKING, null, new Agenda(at, whose));
    }
}
