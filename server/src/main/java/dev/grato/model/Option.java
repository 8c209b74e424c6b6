package dev.grato.model;

import dev.grato.platform.Texts;
import org.jspecify.annotations.Nullable;

/// One choice of a select field.
///
/// @param key stored and sent, camelCase, never changed
/// @param color a name out of the design system's palette, absent for none
/// @param retired no longer offered; records that have it keep it
public record Option(String key, Texts label, @Nullable String color, boolean retired) {

    public Option(String key, Texts label) {
        this(key, label, null, false);
    }
}
