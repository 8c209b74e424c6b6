package dev.grato.app.commands;

import dev.grato.platform.Audit;
import dev.grato.platform.Database;
import dev.grato.platform.SecurityEvent;
import dev.grato.platform.backup.Restore;
import dev.grato.platform.backup.RestoreMarker;
import dev.grato.records.RestoredLog;
import java.time.Clock;
import java.util.Locale;

/// `./grato restore FILE`.
final class RestoreCommand {

    static final String HELP = """
            Usage: ./grato restore FILE           into an empty data folder or an empty database, nowhere else
              --data DIR              the data folder, or GRATO_DATA
              --db-url URL            an empty database instead of the embedded one, or GRATO_DB_URL
              --db-user NAME          its user, or GRATO_DB_USER; the password only by GRATO_DB_PASSWORD
              --passphrase-file F     its first line is the passphrase; else GRATO_BACKUP_PASSPHRASE, else it is asked
            Nobody is signed in afterwards. A restore that was broken off is begun anew by the same command.
            Exit code: 0 done, 1 refused or failed, 2 not understood.""";

    private final Options options;
    private final Terminal terminal;

    RestoreCommand(Options options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    void run() {
        if (!options.flags().isEmpty()) {
            throw new Commands.Misuse(
                    "unknown option: " + options.flags().iterator().next());
        }
        boolean isEmbedded = options.external() == null;
        var nowhere = options.installation(new dev.grato.platform.backup.DatabaseAddress("", null, null));
        Restore.requireEmpty(nowhere, isEmbedded);
        var passphrase = options.passphrase(terminal, false);
        var log = new RestoredLog();
        var checked = new Restore(nowhere, options.givenKey(), log::rebase, terminal).check(options.file(), passphrase);
        if (isEmbedded) {
            RestoreMarker.begin(options.data());
        }
        try (var database = OpenDatabase.ofNew(options)) {
            var target = options.installation(database.address());
            new Restore(target, options.givenKey(), log::rebase, terminal).run(options.file(), passphrase);
            try (var pool = database.address().pool()) {
                Audit.of(new Database(pool), Clock.systemUTC(), options.secrets())
                        .record(SecurityEvent.ofInstallation("restore.made")
                                .with("file", options.file().getFileName().toString())
                                .with("madeAt", checked.backup().madeAt().toString()));
            }
        }
        terminal.say(String.format(
                Locale.ROOT,
                "Restored what %s was at %s: %,d rows in %,d tables and %,d files. Start it with ./grato start.",
                options.file(),
                checked.backup().madeAt(),
                checked.rows(),
                checked.tables(),
                checked.files()));
    }
}
