package dev.grato.model.formula;

/// One field of the model by its physical names, which never change.
///
/// @param column of the field, not of one of its parts; `created_at` stands for the time of creation
public record Place(String table, String column) {}
