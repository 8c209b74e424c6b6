package dev.grato.platform;

import java.util.List;
import java.util.Map;

/// The one exception that carries a refusal to the edge, where it becomes a problem in the caller's language.
public final class GratoException extends RuntimeException {

    private final transient ErrorCode code;
    private final transient Map<String, Object> args;
    private final transient List<Fault> faults;

    public GratoException(ErrorCode code, Map<String, Object> args, List<Fault> faults) {
        super(code.module() + "." + code.name() + (faults.isEmpty() ? "" : " " + faults));
        this.code = code;
        this.args = Map.copyOf(args);
        this.faults = List.copyOf(faults);
    }

    public GratoException(ErrorCode code) {
        this(code, Map.of(), List.of());
    }

    public GratoException(ErrorCode code, Map<String, Object> args) {
        this(code, args, List.of());
    }

    public GratoException(ErrorCode code, Fault fault) {
        this(code, Map.of(), List.of(fault));
    }

    public GratoException(ErrorCode code, List<Fault> faults) {
        this(code, Map.of(), faults);
    }

    public ErrorCode code() {
        return code;
    }

    /// What the text of the code mentions, by name.
    public Map<String, Object> args() {
        return args;
    }

    public List<Fault> faults() {
        return faults;
    }
}
