package dev.grato.records.internal;

import dev.grato.model.Meeting;
import dev.grato.platform.Fault;
import dev.grato.records.internal.PreparedEdit.MovedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides what an edit from elsewhere still writes where others were faster: each field by its own rule, see
/// [dev.grato.model.Meeting].
final class Meetings {

    private final Acceptance acceptance;

    Meetings(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    /// The values to be written out of those that were accepted. What the person has to be asked about first is
    /// noted with the edit.
    Map<String, @Nullable Object> meet(PreparedEdit edit, Map<String, @Nullable Object> accepted) {
        var remote = edit.mutation().remote();
        if (remote == null) {
            return accepted;
        }
        var kept = new LinkedHashMap<String, @Nullable Object>();
        accepted.forEach((name, yours) -> {
            var base = base(name, remote.bases().get(name));
            if (!Objects.equals(base, yours)) {
                meet(edit, name, new MovedValue(base, edit.before().get(name), yours), kept);
            }
        });
        return kept;
    }

    private void meet(PreparedEdit edit, String name, MovedValue value, Map<String, @Nullable Object> kept) {
        var field = Objects.requireNonNull(acceptance.fields().get(name));
        // two who counted the same have counted twice
        boolean isAsWanted = Objects.equals(value.theirs(), value.yours()) && field.meeting() != Meeting.DELTA;
        boolean hasMoved = !Objects.equals(value.theirs(), value.base()) && !isAsWanted;
        if (!hasMoved) {
            kept.put(name, value.yours());
            return;
        }
        switch (field.meeting()) {
            case LAST, UNIT, NONE -> kept.put(name, value.yours());
            case ASK -> edit.asked().put(name, value);
            case SET, DELTA, LINES -> {
                var joined = field.type().joined(value.base(), value.theirs(), value.yours());
                var sent = new LinkedHashMap<String, @Nullable Object>();
                sent.put(name, joined);
                kept.putAll(acceptance.accept(sent, edit.faults()));
                edit.joined();
            }
        }
    }

    /// What was sent as base in canonical form. A value that is none any more, such as an option that was retired,
    /// stays as it is.
    private @Nullable Object base(String name, @Nullable Object sent) {
        if (sent == null) {
            return null;
        }
        var one = new LinkedHashMap<String, @Nullable Object>();
        one.put(name, sent);
        List<Fault> faults = new ArrayList<>();
        var accepted = acceptance.accept(one, faults);
        return faults.isEmpty() ? accepted.get(name) : Plain.normal(sent);
    }
}
