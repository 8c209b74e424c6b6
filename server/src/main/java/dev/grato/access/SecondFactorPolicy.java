package dev.grato.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether those who work in a workspace need a second factor.
public enum SecondFactorPolicy {
    /// Everybody as they like.
    OPTIONAL,
    /// A session without one can set one up and nothing else.
    REQUIRED;

    /// What is stored and shown.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SecondFactorPolicy> find(String key) {
        return Arrays.stream(values())
                .filter(policy -> policy.key().equals(key))
                .findFirst();
    }
}
