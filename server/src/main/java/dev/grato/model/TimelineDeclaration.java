package dev.grato.model;

import dev.grato.model.TimelineDefinition.Change;
import dev.grato.model.TimelineDefinition.Lane;
import dev.grato.model.TimelineDefinition.Link;
import dev.grato.model.TimelineDefinition.Moment;
import dev.grato.model.TimelineDefinition.Plan;
import dev.grato.model.TimelineDefinition.Through;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a module declares what an object is to timelines; see [ObjectDeclaration#timeline].
///
/// ```java
/// .timeline(t -> t.moment("happened", "occurredAt").about("person", "company").kindOf("kind").summary("body"))
/// ```
public final class TimelineDeclaration {

    private final List<Moment> moments = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<String> summary = new ArrayList<>();
    private final List<String> handsOn = new ArrayList<>();
    private boolean isOwn;
    private Lane kind = TimelineDefinition.NO_LANE;
    private Lane department = TimelineDefinition.NO_LANE;
    private Lane channel = TimelineDefinition.NO_LANE;
    private Lane direction = TimelineDefinition.NO_LANE;
    private @Nullable Through through;

    TimelineDeclaration() {}

    /// An entry at the time in a field, or at `createdAt`.
    public TimelineDeclaration moment(String name, String at) {
        moments.add(new Moment(name, at, null, List.of(), Plan.NONE));
        return this;
    }

    /// An entry at the time in a field while another field has one of some values.
    public TimelineDeclaration moment(String name, String at, String state, String... values) {
        moments.add(new Moment(name, at, state, List.of(values), Plan.NONE));
        return this;
    }

    /// Something planned that is over by itself when its time has come.
    public TimelineDeclaration planned(String name, String at, String state, String... values) {
        moments.add(new Moment(name, at, state, List.of(values), Plan.DATED));
        return this;
    }

    /// Something that stays to be done until it is done.
    public TimelineDeclaration due(String name, String at, String state, String... values) {
        moments.add(new Moment(name, at, state, List.of(values), Plan.DUE));
        return this;
    }

    /// An entry for each change of a field after which another one is empty.
    public TimelineDeclaration changes(String name, String field, String unless) {
        changes.add(new Change(name, field, unless));
        return this;
    }

    /// The relations that say whom a record concerns; whoever these records hand on to is concerned too.
    public TimelineDeclaration about(String... relations) {
        for (var relation : relations) {
            links.add(new Link(relation, null));
        }
        return this;
    }

    /// Like [#about], but handed on only where the other relation is empty.
    public TimelineDeclaration aboutUnless(String other, String relation) {
        links.add(new Link(relation, other));
        return this;
    }

    /// The record's entries stand in its own timeline too.
    public TimelineDeclaration own() {
        isOwn = true;
        return this;
    }

    public TimelineDeclaration kind(String word) {
        kind = new Lane(null, word);
        return this;
    }

    public TimelineDeclaration kindOf(String field) {
        kind = new Lane(field, null);
        return this;
    }

    public TimelineDeclaration department(String word) {
        department = new Lane(null, word);
        return this;
    }

    public TimelineDeclaration departmentOf(String field) {
        department = new Lane(field, null);
        return this;
    }

    public TimelineDeclaration channelOf(String field) {
        channel = new Lane(field, null);
        return this;
    }

    public TimelineDeclaration directionOf(String field) {
        direction = new Lane(field, null);
        return this;
    }

    /// Fields of which a line shows something beside the title.
    public TimelineDeclaration summary(String... fields) {
        summary.addAll(List.of(fields));
        return this;
    }

    /// What concerns a record concerns the records behind these relations too.
    public TimelineDeclaration handsOnTo(String... relations) {
        handsOn.addAll(List.of(relations));
        return this;
    }

    /// What concerns a record concerns others too to which it is related at that time by records of another object;
    /// where there are such, they and not [#handsOnTo] say when.
    public TimelineDeclaration handsOnThrough(String object, String from, String to, String startsOn, String endsOn) {
        through = new Through(object, from, to, startsOn, endsOn);
        return this;
    }

    TimelineDefinition build() {
        return new TimelineDefinition(
                moments, changes, links, isOwn, kind, department, channel, direction, summary, handsOn, through);
    }
}
