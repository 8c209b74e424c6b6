package dev.grato.model;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.platform.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Changes what a workspace consists of, while it runs.
///
/// Each call is one transaction and one batch that [#undo] takes back; whoever calls has checked that the actor may
/// manage the model. Objects are found by their name, plural or address. Wrong definitions are refused with
/// [ModelError#DEFINITION_INVALID] and a fault for each place.
public interface ModelChanges {

    /// Creates a custom object with its table: `{"name", "plural"?, "label"?, "pluralLabel"?, "owned"?, "fields"?,
    /// "titleField"?, "timeline"?}`. `timeline` is `{"at", "about", "summary"?}`, names of fields: the records then
    /// stand in the timelines of whom they are about. Unless its fields say otherwise it gets a text field `name`
    /// as its title.
    AppliedChange createObject(Actor actor, Map<String, @Nullable Object> definition);

    /// Changes any of `name`, `plural`, `label`, `pluralLabel`, `titleField`, `timeline` and `retired`; of a
    /// standard object only the labels. Retiring hides the object with all its records and keeps them.
    ///
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND]
    AppliedChange changeObject(Actor actor, String object, Map<String, @Nullable Object> changes);

    /// Adds a field to a custom or standard object: `{"name", "type", "label"?, "help"?, "required"?, "unique"?,
    /// "indexed"?, "hidden"?, "sensitive"?, "options"?, "target"?, "inverse"?, "settings"?, "default"?}`.
    ///
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND]
    AppliedChange createField(Actor actor, String object, Map<String, @Nullable Object> definition);

    /// Changes any of `name`, `label`, `help`, `required`, `unique`, `indexed`, `hidden`, `retired`, `options`,
    /// `inverse`, `settings` and `default`; of a standard field what its module does not rely on. `options` is the
    /// list to be offered: those it leaves out are retired. A retired field is found when `retired` is false.
    ///
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND] or [ModelError#FIELD_NOT_FOUND]
    AppliedChange changeField(Actor actor, String object, String field, Map<String, @Nullable Object> changes);

    /// Adds a validation rule: `{"name", "field"?, "refuses": {filter}, "message", "active"?}`.
    AppliedChange createRule(Actor actor, String object, Map<String, @Nullable Object> definition);

    /// Changes any of `field`, `refuses`, `message` and `active` of a rule.
    ///
    /// @throws GratoException with [ModelError#RULE_NOT_FOUND]
    AppliedChange changeRule(Actor actor, String object, String rule, Map<String, @Nullable Object> changes);

    /// Removes a rule.
    ///
    /// @throws GratoException with [ModelError#RULE_NOT_FOUND]
    AppliedChange removeRule(Actor actor, String object, String rule);

    /// Arranges the page of an object's records: `{"sections": [{"key", "label", "fields"}], "header"?,
    /// "hidden"?}`,
    /// fields by name, each in one place at most. Fields not mentioned stay where they were, new ones come last.
    ///
    /// @return the whole layout as it is now
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND]
    AppliedChange changeLayout(Actor actor, String object, Map<String, @Nullable Object> layout);

    /// Gives the page of an object's records back the layout that follows from its fields.
    ///
    /// @throws GratoException with [ModelError#OBJECT_NOT_FOUND]
    AppliedChange resetLayout(Actor actor, String object);

    /// Takes a change back where everything still is as it left it; created objects and fields are retired and keep
    /// their values. An undo is a change itself and can be undone.
    ///
    /// @throws GratoException with [ModelError#CHANGE_NOT_FOUND], [ModelError#ALREADY_UNDONE] or
    ///     [ModelError#UNDO_BLOCKED], whose faults name what was changed since
    ModelChange undo(Actor actor, UUID batchId);

    /// The changes of a workspace, newest first.
    ///
    /// @param before only changes older than this one
    List<ModelChange> list(Workspace workspace, int limit, @Nullable UUID before);

    Optional<ModelChange> find(Workspace workspace, UUID batchId);

    /// The custom objects and fields that are retired: `{"objects": […], "fields": [{"object", …}]}`.
    Map<String, @Nullable Object> retired(Workspace workspace);
}
