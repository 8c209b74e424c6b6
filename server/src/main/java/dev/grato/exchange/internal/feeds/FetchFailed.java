package dev.grato.exchange.internal.feeds;

import java.util.Map;

/// Why nothing could be fetched, in a word that has a text for people: `feed.reason.<code>`.
final class FetchFailed extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> args;

    FetchFailed(String code, Map<String, Object> args) {
        super(code + " " + args);
        this.code = code;
        this.args = Map.copyOf(args);
    }

    FetchFailed(String code) {
        this(code, Map.of());
    }

    String code() {
        return code;
    }

    Map<String, Object> args() {
        return args;
    }
}
