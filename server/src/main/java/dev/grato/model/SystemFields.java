package dev.grato.model;

import dev.grato.platform.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields every record has without anybody declaring them, and the columns behind them.
///
/// `createdAt` and `updatedAt` can be filtered and sorted by. Who wrote a record is shown inside it and
/// nowhere else, so `createdBy` and `updatedBy` answer filters like unknown fields.
public final class SystemFields {

    public static final String ID = "id";
    public static final String VERSION = "version";
    public static final String TAG = "sync_tag";
    public static final String CREATED_AT = "created_at";
    public static final String UPDATED_AT = "updated_at";
    public static final String CREATED_BY = "created_by";
    public static final String UPDATED_BY = "updated_by";
    /// Where the record came from: `user`, `api`, `import`, `demo` …
    public static final String ORIGIN = "origin";
    /// Where single values came from, only where it differs from the record's own origin.
    public static final String PROVENANCE = "provenance";
    /// When the record went to the trash; null while it is live.
    public static final String DELETED_AT = "deleted_at";

    /// Columns of every record table, in their order, as DDL.
    public static final List<String> DDL = List.of(
            "id uuid primary key",
            "version bigint not null",
            "sync_tag bigint not null",
            "created_at timestamptz not null",
            "updated_at timestamptz not null",
            "created_by text not null",
            "updated_by text not null",
            "origin text not null",
            "provenance jsonb",
            "deleted_at timestamptz");

    /// Whether it is a column every record has; in filters such fields are known by other names.
    public static boolean isColumn(String column) {
        return DDL.stream().anyMatch(ddl -> ddl.startsWith(column + " "))
                || column.equals("createdAt")
                || column.equals("updatedAt");
    }

    /// Names no field may have: words of records, of queries and of addresses.
    public static final Set<String> RESERVED_FIELDS = Set.of(
            "id",
            "version",
            "etag",
            "tag",
            "createdAt",
            "updatedAt",
            "createdBy",
            "updatedBy",
            "deletedAt",
            "origin",
            "provenance",
            "mergedInto",
            "owner",
            "team",
            "object",
            "label",
            "filter",
            "sort",
            "fields",
            "limit",
            "cursor",
            "count",
            "expand",
            "and",
            "or",
            "not",
            "field",
            "op",
            "value",
            "null",
            "true",
            "false");

    /// Names no object may have, neither singular nor plural: words of addresses, of Java, TypeScript and
    /// SQL, and the names kept for objects of the product.
    public static final Set<String> RESERVED_OBJECTS = Set.of(
            "session",
            "sessions",
            "setup",
            "me",
            "token",
            "tokens",
            "model",
            "search",
            "handle",
            "handles",
            "query",
            "batch",
            "batches",
            "bulk",
            "cancel",
            "backups",
            "aggregate",
            "changes",
            "change",
            "imports",
            "import",
            "exports",
            "export",
            "feed",
            "feeds",
            "duplicates",
            "quality",
            "invoice",
            "invoices",
            "invoiceImport",
            "invoiceImports",
            "purchase",
            "purchases",
            "merge",
            "assign",
            "trash",
            "file",
            "files",
            "view",
            "views",
            "share",
            "shares",
            "workspace",
            "workspaces",
            "webhook",
            "webhooks",
            "audit",
            "openapi",
            "sync",
            "health",
            "metrics",
            "timeline",
            "history",
            "access",
            "accessRequest",
            "accessRequests",
            "rights",
            "grant",
            "grants",
            "restore",
            "undo",
            "object",
            "objects",
            "field",
            "fields",
            "record",
            "records",
            "control",
            "ext",
            "admin",
            "api",
            "system",
            "account",
            "accounts",
            "contact",
            "contacts",
            "lead",
            "leads",
            "conversation",
            "conversations",
            "message",
            "messages",
            "channel",
            "channels",
            "campaign",
            "campaigns",
            "segment",
            "segments",
            "consent",
            "consents",
            "quote",
            "quotes",
            "contract",
            "contracts",
            "priceBook",
            "priceBooks",
            "salesOrder",
            "salesOrders",
            "programme",
            "programmes",
            "objective",
            "objectives",
            "ring",
            "rings",
            "signal",
            "signals",
            "playbook",
            "playbooks",
            "decision",
            "decisions",
            "rule",
            "rules",
            "score",
            "scores",
            "suggestion",
            "suggestions",
            "permission",
            "permissions",
            "scim",
            "dav",
            "mcp",
            "oauth",
            "login",
            "logout",
            "password",
            "static",
            "assets",
            "index",
            "default",
            "null",
            "true",
            "false",
            "case",
            "cases",
            "user",
            "users",
            "team",
            "teams",
            "role",
            "roles",
            "group",
            "order",
            "select",
            "table",
            "class",
            "new",
            "notification",
            "notifications",
            "device",
            "devices",
            "asset",
            "telemetry",
            "dashboard",
            "dashboards",
            "report",
            "reports",
            "event",
            "events");

    private SystemFields() {}

    /// The system field of this name that filters and sorts may use.
    public static Optional<FieldDefinition> queryable(String name, FieldTypes types) {
        return switch (name) {
            case "id" -> Optional.of(field("id", ID, "relation", Texts.of("Id", "Id", "Id"), null, types));
            case "createdAt" ->
                Optional.of(field(
                        "createdAt", CREATED_AT, "dateTime", Texts.of("Created", "Creado", "Creato"), null, types));
            case "updatedAt" ->
                Optional.of(field(
                        "updatedAt",
                        UPDATED_AT,
                        "dateTime",
                        Texts.of("Changed", "Modificado", "Modificato"),
                        null,
                        types));
            default -> Optional.empty();
        };
    }

    /// The two fields of objects whose records have an owner.
    public static List<FieldDefinition> ownership(FieldTypes types) {
        return List.of(
                owning("owner", types.require("user"), Texts.of("Owner", "Responsable", "Responsabile"), "user", true),
                owning("team", types.require("relation"), Texts.of("Team", "Equipo", "Team"), "team", false));
    }

    private static FieldDefinition owning(String name, FieldType type, Texts label, String target, boolean mustAsk) {
        return new FieldDefinition(
                name,
                name + "_id",
                type,
                label,
                Texts.EMPTY,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                List.of(),
                target,
                null,
                Map.of(),
                null,
                mustAsk);
    }

    private static FieldDefinition field(
            String name, String column, String type, Texts label, @Nullable String target, FieldTypes types) {
        return new FieldDefinition(
                name,
                column,
                types.require(type),
                label,
                Texts.EMPTY,
                true,
                false,
                true,
                true,
                false,
                false,
                false,
                false,
                List.of(),
                target,
                null,
                Map.of(),
                null,
                false);
    }
}
