package dev.grato.records.spi;

import dev.grato.model.FieldDefinition;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// Who may do what, as the engine asks it: one predicate for sets of records, one answer for a single new
/// state.
///
/// There is exactly one implementation, in the access module. Every statement of the engine contains its
/// predicate.
public interface AccessPolicy {

    /// What can be done with records of an object.
    enum Action {
        READ,
        CREATE,
        UPDATE,
        DELETE
    }

    /// What can be done with a field.
    enum FieldRight {
        /// Answers exactly like a field that does not exist.
        HIDDEN,
        READ,
        WRITE
    }

    /// The columns the predicate may use, of the statement's own alias of the object's table; owner and team
    /// are absent for objects whose records have none.
    interface RecordColumns {
        Field<UUID> id();

        @Nullable
        Field<UUID> owner();

        @Nullable
        Field<UUID> team();
    }

    /// Whether the object exists for this actor at all: some record of it could be seen or created.
    boolean knows(Actor actor, ObjectType object);

    /// The records on which the actor may do this, as a predicate; `noCondition` or `trueCondition` where all,
    /// `falseCondition` where none.
    Condition allowed(Actor actor, ObjectType object, Action action, RecordColumns columns);

    /// Whether the actor may bring a record into a state with this owner and team: create it so, or hand it
    /// over so.
    boolean mayHold(Actor actor, ObjectType object, Action action, @Nullable UUID owner, @Nullable UUID team);

    /// Of the records the actor may update, those whose owner and team they may change, as a predicate: a
    /// share lets nobody give a record away.
    Condition mayHandOver(Actor actor, ObjectType object, RecordColumns columns);

    /// The records of `parent` to which the actor may add such children, as a predicate.
    Condition mayAdd(Actor actor, ObjectType child, ObjectType parent, RecordColumns columns);

    FieldRight field(Actor actor, ObjectType object, FieldDefinition field);

    /// The actor's own team, for `@myTeam` in filters and as the team of what they create; null for none.
    @Nullable
    UUID team(Actor actor);
}
