package dev.grato.records.internal;

import dev.grato.model.FieldDefinition;
import dev.grato.model.Model;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.Database;
import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.spi.AccessPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Who may open which files: their uploader, and whoever may read a field of a record that refers to them.
///
/// So nobody puts a file into a record of theirs that they could not open before; one that is hidden from
/// them is refused like one that never was.
final class FileCheck {

    private final DSLContext sql;
    private final Model model;
    private final Actor actor;
    private final AccessPolicy access;

    FileCheck(DSLContext sql, Model model, Actor actor, AccessPolicy access) {
        this.sql = sql;
        this.model = model;
        this.actor = actor;
        this.access = access;
    }

    void check(ObjectType object, Collection<PreparedEdit> edits) {
        for (var field : object.liveFields().values()) {
            if (isFileList(field) && !actor.isSystem()) {
                check(field, edits);
            }
        }
    }

    private void check(FieldDefinition field, Collection<PreparedEdit> edits) {
        var added = new HashMap<PreparedEdit, Set<UUID>>();
        for (var edit : edits) {
            if (edit.changed().contains(field.name())) {
                var ids = ids(edit.after().get(field.name()));
                ids.removeAll(ids(edit.before().get(field.name())));
                added.put(edit, ids);
            }
        }
        var wanted = new HashSet<UUID>();
        added.values().forEach(wanted::addAll);
        if (wanted.isEmpty()) {
            return;
        }
        var open = open(wanted);
        added.forEach((edit, ids) -> {
            if (!open.containsAll(ids)) {
                edit.faults().add(new Fault(field.name(), "unknownFile", Map.of("field", field.name())));
            }
        });
    }

    private static Set<UUID> ids(@Nullable Object value) {
        var ids = new LinkedHashSet<UUID>();
        var items = Json.asList(value);
        if (items != null) {
            for (var item : items) {
                var file = Json.asObject(item);
                var id = file == null ? null : Rows.id(file.get("id"));
                if (id != null) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private Set<UUID> open(Set<UUID> wanted) {
        var open = new HashSet<UUID>();
        sql.fetch(
                        "select id, owner_id from " + Database.quoted(actor.workspace(), "file")
                                + " where id = any({0})",
                        DSL.val(wanted.toArray(UUID[]::new)))
                .forEach(row -> {
                    var id = row.get("id", UUID.class);
                    if (isOwn(row.get("owner_id", UUID.class)) || isReferred(id)) {
                        open.add(id);
                    }
                });
        return open;
    }

    boolean isOwn(@Nullable UUID uploader) {
        return actor.isSystem() || actor.userId() != null && actor.userId().equals(uploader);
    }

    /// Whether a record the caller may read has the file in one of the fields the caller may read.
    boolean isReferred(UUID file) {
        for (var object : model.objects()) {
            if (!access.knows(actor, object)) {
                continue;
            }
            for (var field : object.liveFields().values()) {
                boolean isReadable =
                        isFileList(field) && access.field(actor, object, field) != AccessPolicy.FieldRight.HIDDEN;
                if (isReadable && isReferred(object, field, file)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isReferred(ObjectType object, FieldDefinition field, UUID file) {
        var joins = Joins.root(object, actor, access);
        @SuppressWarnings("unchecked")
        var ids = (Field<String[]>) joins.root().field(field, field.type().filterPart());
        var refers =
                DSL.condition("{0} @> {1}", ids, DSL.val(new String[] {file.toString()}, SQLDataType.CLOB.array()));
        return sql.fetchExists(DSL.selectOne().from(joins.root().table()).where(refers, joins.visible(joins.root())));
    }

    private static boolean isFileList(FieldDefinition field) {
        return field.type().key().equals("fileList");
    }
}
