package dev.grato.exchange.internal.imports;

import dev.grato.platform.Database;
import dev.grato.platform.Workspace;
import dev.grato.records.spi.ErasureFollower;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/// Forgets the imports that brought or changed erased records, with the files that were uploaded for them.
@Component
final class ErasedImports implements ErasureFollower {

    private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final Database database;

    ErasedImports(Database database) {
        this.database = database;
    }

    @Override
    public List<String> erased(Statements tx, Workspace workspace, Collection<UUID> records) {
        var hashes = new ArrayList<String>();
        tx.texts(
                        "delete from " + Database.quoted(workspace, "import_set") + " s where exists (select 1 from "
                                + Database.quoted(workspace, "change_history")
                                + " c where c.record_id = any({0}) and c.batch_id in (s.run_id, s.undo_id))"
                                + " or exists (select 1 from " + Database.quoted(workspace, "batch_item")
                                + " i where i.record_id = any({0}) and i.batch_id in (s.run_id, s.dry_run_id))"
                                + " returning files::text",
                        (Object) records.toArray(UUID[]::new))
                .forEach(files -> HASH.matcher(files).results().forEach(found -> hashes.add(found.group())));
        return hashes;
    }

    @Override
    public boolean needs(Workspace workspace, String sha256) {
        return database.read(sql -> sql.fetchOptional(
                        "select 1 from " + Database.quoted(workspace, "import_set")
                                + " where files::text like '%' || {0} || '%' limit 1",
                        DSL.val(sha256))
                .isPresent());
    }
}
