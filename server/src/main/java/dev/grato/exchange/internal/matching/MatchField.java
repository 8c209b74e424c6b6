package dev.grato.exchange.internal.matching;

/// A field that is compared.
public record MatchField(String name, FieldKind kind) {}
