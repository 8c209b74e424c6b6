package dev.grato.exchange.internal.quality;

import dev.grato.exchange.DuplicateError;
import dev.grato.exchange.Duplicates;
import dev.grato.exchange.Quality;
import dev.grato.model.FieldDefinition;
import dev.grato.model.Models;
import dev.grato.model.ObjectType;
import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import dev.grato.records.CrmRecord;
import dev.grato.records.Page;
import dev.grato.records.Query;
import dev.grato.records.Records;
import dev.grato.records.RecordsError;
import dev.grato.records.spi.AccessPolicy;
import dev.grato.records.spi.AccessPolicy.FieldRight;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Looks at the newest records with the asker's own rights.
@Service
final class QualityService implements Quality {

    private static final int MOST = 5_000;
    private static final int PAGE = 500;
    private static final int MOST_PAIRS = 200;
    private static final Period STALE = Period.ofYears(1);

    private final Models models;
    private final AccessPolicy access;
    private final Records records;
    private final Duplicates duplicates;
    private final Clock clock;

    QualityService(Models models, AccessPolicy access, Records records, Duplicates duplicates, Clock clock) {
        this.models = models;
        this.access = access;
        this.records = records;
        this.duplicates = duplicates;
        this.clock = clock;
    }

    @Override
    public Report of(Actor actor, String address) {
        var object = models.current(actor.workspace())
                .objectAt(address)
                .filter(found -> access.knows(actor, found))
                .orElseThrow(() -> new GratoException(RecordsError.UNKNOWN_OBJECT, Map.of("object", address)));
        var looked = new ArrayList<CrmRecord>();
        String cursor = null;
        do {
            var page = page(actor, object, cursor);
            looked.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null && looked.size() < MOST);
        var fields = object.liveFields().values().stream()
                .filter(field -> isJudged(field) && access.field(actor, object, field) != FieldRight.HIDDEN)
                .toList();
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var reports = fields.stream()
                .map(field -> FieldQuality.of(field, looked, today))
                .toList();
        var since = today.minus(STALE).atStartOfDay(ZoneOffset.UTC).toInstant();
        int stale =
                (int) looked.stream().filter(record -> isBefore(record, since)).count();
        return new Report(
                looked.size(),
                cursor == null,
                reports,
                stale,
                Map.of(
                        "field",
                        "updatedAt",
                        "op",
                        "lt",
                        "value",
                        since.truncatedTo(ChronoUnit.SECONDS).toString()),
                FieldQuality.lookAlikes(fields, looked),
                pairs(actor, address));
    }

    private Page page(Actor actor, ObjectType object, @Nullable String cursor) {
        var newest = List.of("-createdAt");
        return records.query(
                actor,
                new Query(object.name(), null, newest, List.of(), List.of(), PAGE, cursor, Query.Count.NONE, false));
    }

    /// What people fill in; who owns a record and what is computed is not for them to complete.
    private static boolean isJudged(FieldDefinition field) {
        return field.computation() == null
                && !field.isHidden()
                && !field.isReadOnly()
                && !field.type().key().equals("boolean")
                && !field.name().equals("owner")
                && !field.name().equals("team");
    }

    private static boolean isBefore(CrmRecord record, Instant since) {
        var at = record.value("updatedAt");
        return at != null && Instant.parse(at.toString()).isBefore(since);
    }

    private @Nullable Integer pairs(Actor actor, String address) {
        try {
            return duplicates
                    .list(actor, address, null, null, MOST_PAIRS)
                    .items()
                    .size();
        } catch (GratoException refused) {
            if (Objects.equals(refused.code(), DuplicateError.NOT_MATCHED)) {
                return null;
            }
            throw refused;
        }
    }
}
