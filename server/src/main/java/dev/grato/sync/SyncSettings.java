package dev.grato.sync;

/// How a user's devices keep data.
///
/// @param profile whether they keep anything beyond memory
/// @param leaseHours for how long they may read it without having asked the server, 1 to 336
/// @param windowDays records changed longer ago are not worked with any more, 7 to 365
public record SyncSettings(Profile profile, int leaseHours, int windowDays) {

    /// What holds where nobody has said anything.
    public static final SyncSettings USUAL = new SyncSettings(Profile.FIELD, 72, 30);

    /// What a device may keep.
    public enum Profile {
        /// Encrypted, for as long as the lease lasts.
        FIELD,
        /// In memory only.
        STRICT;

        /// As it stands in JSON.
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
