package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A condition no record may meet, with what to tell the person who tries.
///
/// @param name camelCase, unique in its object
/// @param field where the message belongs, absent for the whole record
/// @param refuses a filter over the record's own fields; a record that matches it is refused
public record ValidationRule(
        String name, @Nullable String field, Map<String, @Nullable Object> refuses, Texts message, boolean isActive) {}
