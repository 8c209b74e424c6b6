package dev.grato.records;

/// What is remembered of an edit that was made elsewhere and sent later; see [Mutation.Remote].
///
/// @param digest of the edit as it was sent then
/// @param outcome what became of it
public record SentEdit(String digest, Outcome outcome) {}
