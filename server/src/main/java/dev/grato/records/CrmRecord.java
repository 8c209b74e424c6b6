package dev.grato.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One record as the caller may see it: canonical values by field name, hidden fields left out.
///
/// `values` also carries `createdAt`, `updatedAt`, `origin`, `provenance` and, in the trash, `deletedAt`, as far
/// as they were asked for; and `createdBy` and `updatedBy` where the record stands alone.
public record CrmRecord(String object, UUID id, RecordVersion version, Map<String, @Nullable Object> values) {

    private static final Set<String> AUTHORS = Set.of("createdBy", "updatedBy");
    private static final Set<String> ORIGINS = Set.of("origin", "provenance");

    public @Nullable Object value(String field) {
        return values.get(field);
    }

    /// The same as devices keep it: without where it came from, who made and changed it.
    public CrmRecord forDevices() {
        var kept = new LinkedHashMap<>(withoutAuthors().values());
        kept.keySet().removeAll(ORIGINS);
        return new CrmRecord(object, id, version, kept);
    }

    /// The same without who made and changed it: beside others, that would tell what each user does.
    public CrmRecord withoutAuthors() {
        var kept = new LinkedHashMap<>(values);
        kept.keySet().removeAll(AUTHORS);
        return new CrmRecord(object, id, version, kept);
    }
}
