package dev.grato.platform;

/// One thing that can go wrong, as each module lists them in an enum of its own.
///
/// Its text is found under `error.<module>.<NAME>` in the module's message bundle, in every language.
public interface ErrorCode {
    String name();

    ErrorClass errorClass();

    /// The module that owns the code, as it stands in message keys and problem types.
    String module();
}
