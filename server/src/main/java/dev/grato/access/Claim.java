package dev.grato.access;

import org.jspecify.annotations.Nullable;

/// What somebody who wants to come in brings along.
public record Claim(String email, String password, Proof proof) {

    /// The second factor, if any: a code of the moment or one of the recovery codes.
    public record Proof(@Nullable String code, @Nullable String recoveryCode) {

        public static final Proof NONE = new Proof(null, null);

        public boolean isNone() {
            return code == null && recoveryCode == null;
        }

        @Override
        public String toString() {
            return "Proof[]";
        }
    }

    public Claim(String email, String password) {
        this(email, password, Proof.NONE);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "Claim[]";
    }
}
