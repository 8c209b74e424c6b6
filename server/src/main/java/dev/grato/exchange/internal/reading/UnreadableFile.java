package dev.grato.exchange.internal.reading;

import java.util.Map;

/// Why a file cannot be read, in a word that has a text for people: `import.unreadable.<code>`.
public final class UnreadableFile extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> args;

    public UnreadableFile(String code, Map<String, Object> args) {
        super(code + " " + args);
        this.code = code;
        this.args = Map.copyOf(args);
    }

    public UnreadableFile(String code) {
        this(code, Map.of());
    }

    public String code() {
        return code;
    }

    public Map<String, Object> args() {
        return args;
    }
}
