package dev.grato.app.backup;

import com.zaxxer.hikari.HikariDataSource;
import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.Jobs;
import dev.grato.platform.Secrets;
import dev.grato.platform.backup.BackupLog;
import dev.grato.platform.backup.DatabaseAddress;
import dev.grato.platform.backup.Installation;
import dev.grato.records.FileStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Nightly backups, where a folder is named for them.
@Configuration
@EnableConfigurationProperties(BackupProperties.class)
class BackupConfiguration {

    @Bean
    BackupLog backupLog(Database database, Clock clock, MeterRegistry meters) {
        var log = new BackupLog(database);
        meters.gauge("grato.backup.age.seconds", log, known -> NightlyBackup.age(known, clock));
        return log;
    }

    /// Registers the nightly job; a passphrase that is missing stops the start instead of the first night.
    @Bean
    NightlyBackup nightlyBackup(
            BackupProperties properties,
            @Value("${grato.data:data}") String data,
            HikariDataSource pool,
            Secrets secrets,
            BackupLog log,
            Audit audit,
            Clock clock,
            Jobs jobs) {
        var folder = Path.of(data).toAbsolutePath().normalize();
        var database = new DatabaseAddress(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
        var version = NightlyBackup.class.getPackage().getImplementationVersion();
        var installation =
                new Installation(database, folder, FileStore.folder(folder), version == null ? "development" : version);
        var zone = zone(properties.zone());
        var nightly = new NightlyBackup(
                installation,
                secrets.exported(),
                properties,
                Path.of(String.valueOf(properties.folder())).toAbsolutePath(),
                new Retention(properties.keepDaily(), properties.keepWeekly(), zone),
                log,
                audit,
                clock);
        if (properties.isOn()) {
            NightlyBackup.passphrase(properties);
            jobs.daily("backup.nightly", properties.at(), zone, nightly::run);
        }
        return nightly;
    }

    /// The zone that was named, else the machine's: the launcher sets that of the Java machine to UTC.
    static ZoneId zone(@Nullable String named) {
        try {
            if (named != null && !named.isBlank()) {
                return ZoneId.of(named);
            }
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("grato.backup.zone: there is no time zone " + named, unknown);
        }
        try {
            var variable = System.getenv("TZ");
            if (variable != null && !variable.isBlank()) {
                return ZoneId.of(variable.startsWith(":") ? variable.substring(1) : variable);
            }
            var link = Path.of("/etc/localtime").toRealPath().toString();
            int start = link.indexOf("/zoneinfo/");
            if (Files.exists(Path.of("/etc/localtime")) && start >= 0) {
                return ZoneId.of(link.substring(start + "/zoneinfo/".length()));
            }
        } catch (IOException | DateTimeException noSuchZone) {
            // a machine without a zone
        }
        return ZoneOffset.UTC;
    }
}
