package dev.grato.exchange.internal.imports;

import java.util.Map;

/// Why a file cannot be taken by a recipe, in a word that has a text for people: `feed.reason.<code>`.
public final class RecipeMismatch extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> args;

    RecipeMismatch(String code, Map<String, Object> args) {
        super(code + " " + args);
        this.code = code;
        this.args = Map.copyOf(args);
    }

    public String code() {
        return code;
    }

    public Map<String, Object> args() {
        return args;
    }
}
