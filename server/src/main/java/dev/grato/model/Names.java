package dev.grato.model;

import java.util.Locale;
import java.util.regex.Pattern;

/// The forms a name takes: camelCase in JSON, kebab-case in addresses, snake_case in the database.
public final class Names {

    private static final Pattern CAMEL = Pattern.compile("[a-z][a-zA-Z0-9]{0,49}");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Names() {}

    /// Whether it is camelCase, ASCII, at most 50 characters.
    public static boolean isCamelCase(String name) {
        return CAMEL.matcher(name).matches();
    }

    public static String snake(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    public static String kebab(String camelCase) {
        return HUMP.matcher(camelCase).replaceAll("-").toLowerCase(Locale.ROOT);
    }
}
