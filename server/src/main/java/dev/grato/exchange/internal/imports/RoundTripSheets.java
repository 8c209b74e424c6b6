package dev.grato.exchange.internal.imports;

import dev.grato.exchange.NeededUploads;
import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import java.time.Instant;
import java.util.Set;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Sheets that were brought back are needed as long as their comparison is there: it can be made again.
@Component
final class RoundTripSheets implements NeededUploads {

    private final Database database;

    RoundTripSheets(Database database) {
        this.database = database;
    }

    @Override
    public Set<String> tidied(Workspace workspace, Instant before) {
        return Set.copyOf(database.read(sql -> sql.resultQuery(
                        "select distinct plan ->> 'sha256' from " + Database.quoted(workspace, "batch_job")
                                + " where kind = {0}",
                        DSL.val(RoundTripPreview.KIND))
                .fetch(0, String.class)));
    }
}
