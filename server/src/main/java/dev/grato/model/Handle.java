package dev.grato.model;

import java.util.Optional;
import java.util.stream.Stream;

/// A way by which others know somebody: one value of a field that gives handles.
///
/// @param value normalised, so that the same handle is the same text however it was written
/// @param written as it stands in the field
/// @param isPrimary whether it is the one the record prefers
/// @param isShared whether the record itself says that it is not theirs alone
public record Handle(Kind kind, String value, String written, boolean isPrimary, boolean isShared) {

    /// What sorts of handles there are.
    public enum Kind {
        EMAIL("email"),
        /// E.164.
        PHONE("phone"),
        /// The host of a web site, without `www`.
        WEB("web"),
        /// An account with a social network: its host and path.
        PROFILE("profile"),
        TAX_ID("taxId"),
        /// The key in another system, unique within its field.
        EXTERNAL_ID("externalId"),
        /// A machine of theirs, unique within its field.
        DEVICE("device");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /// What is stored and shown.
        public String key() {
            return key;
        }

        public static Optional<Kind> of(String key) {
            return Stream.of(values()).filter(kind -> kind.key.equals(key)).findFirst();
        }

        /// Whether two records with such a handle contradict each other, unless one of them says that it is shared.
        public boolean isExclusive() {
            return this == EMAIL || this == EXTERNAL_ID || this == DEVICE;
        }

        /// Whether the same value in another field means something else.
        public boolean isOfItsField() {
            return this == EXTERNAL_ID || this == DEVICE;
        }
    }
}
