package dev.grato.programme;

import dev.grato.platform.Actor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done with what people say: who works on it reads and answers it; names stay where their owners left them.
public interface Voice {

    /// What the asker may know beside the requests themselves.
    ///
    /// @param isTeam whether the asker works on the requests: reads what was written and answers
    /// @param screens how many reports each screen gave in 60 days, the most first; of nobody, and no exact number
    record Board(boolean isTeam, List<Item> requests, List<ScreenCount> screens) {

        public Board {
            requests = List.copyOf(requests);
            screens = List.copyOf(screens);
        }
    }

    /// A request.
    ///
    /// @param reporters how many different people said so in 60 days
    /// @param rank reporters × severity × reach ÷ effort; null until somebody has judged these,
    ///     and for what is never ranked
    /// @param points what the council gave it in quarters that are over, all members together
    /// @param mayAnswer whether the asker may
    /// @param reports what was written, for those who work on it; empty for everybody else
    record Item(
            UUID request, int reporters, @Nullable Double rank, int points, boolean mayAnswer, List<Report> reports) {

        public Item {
            reports = List.copyOf(reports);
        }
    }

    /// A report as those see it who work on it.
    ///
    /// @param on the day it was written
    /// @param reporter their name; null where the asker is not to learn it
    record Report(
            String on,
            @Nullable String sentence,
            @Nullable String reporter,
            @Nullable String appVersion,
            @Nullable String timing,
            @Nullable String errorCode) {}

    /// @param reports `few`, `5-9`, `10-19`, `20-49` or `50+`; `few` as well where fewer than five people wrote them
    record ScreenCount(String screen, String reports) {}

    Board board(Actor actor);

    /// Answers a request; who reported it learns what became of it, and nobody else is told.
    ///
    /// @param values status, answer, name, severity, reach, effort, as far as they change
    void answer(Actor actor, UUID request, Map<String, @Nullable Object> values);

    /// Raises an objection with the actor's name.
    UUID object(Actor actor, String statement);

    /// Answers an objection with the actor's name.
    void answerObjection(Actor actor, UUID objection, String answer, @Nullable String evidence);

    /// Says whether the answer settles it; only who raised it can.
    void settle(Actor actor, UUID objection, boolean isSettled);
}
