package dev.grato.records;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record as the caller may see it: canonical values by field name, hidden fields left out.
///
/// `values` also carries `createdAt`, `updatedAt`, `createdBy`, `updatedBy`, `origin`, `provenance` and, in the trash,
/// `deletedAt`, as far as they were asked for.
public record CrmRecord(String object, UUID id, RecordVersion version, Map<String, @Nullable Object> values) {

    public @Nullable Object value(String field) {
        return values.get(field);
    }
}
