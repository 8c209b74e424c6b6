package dev.grato.app.backup;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Nightly backups, `grato.backup.*`.
///
/// @param folder where they go; none are made without it
/// @param at when, in the server's time zone
/// @param zone another time zone than the server's, such as `Europe/Rome`
/// @param keepDaily of how many days the last one is kept
/// @param keepWeekly of how many weeks the last one is kept
/// @param passphrase wraps their key; better in the environment or a file than in a file of settings
/// @param passphraseFile its first line is the passphrase
/// @param verify whether each is restored for a trial, which takes about as long again and as much room as
///     the database
/// @param verifyFolder where that is done; the system's folder for temporary files unless named
@ConfigurationProperties("grato.backup")
record BackupProperties(
        @Nullable String folder,
        @DefaultValue("02:30") LocalTime at,
        @Nullable String zone,
        @DefaultValue("7") int keepDaily,
        @DefaultValue("4") int keepWeekly,
        @Nullable String passphrase,
        @Nullable String passphraseFile,
        @DefaultValue("true") boolean verify,
        @Nullable String verifyFolder) {

    BackupProperties {
        if (keepDaily < 1 || keepWeekly < 0) {
            throw new IllegalArgumentException("grato.backup.keep-daily must be at least 1, keep-weekly at least 0");
        }
    }

    boolean isOn() {
        return folder != null && !folder.isBlank();
    }
}
