package dev.grato.programme.internal.radar;

import dev.grato.platform.Database;
import dev.grato.platform.Ids;
import dev.grato.platform.Workspace;
import dev.grato.programme.Radar.Alert;
import dev.grato.programme.Radar.Kept;
import dev.grato.programme.Radar.Reading;
import dev.grato.programme.Radar.State;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tables of readings, which are only added to, and of alerts.
@Component
final class ReadingRepository {

    private final Database database;

    ReadingRepository(Database database) {
        this.database = database;
    }

    /// The readings since a week, by signal, the oldest first.
    Map<String, List<Kept>> since(Workspace workspace, LocalDate week) {
        var bySignal = new HashMap<String, List<Kept>>();
        database.read(sql -> sql.fetch(
                        "select signal, week, state, value, part, of, reason from "
                                + Database.quoted(workspace, "signal_reading") + " where week >= {0} order by week",
                        DSL.val(Date.valueOf(week))))
                .forEach(row -> bySignal.computeIfAbsent(row.get("signal", String.class), signal -> new ArrayList<>())
                        .add(new Kept(row.get("week", LocalDate.class), reading(row))));
        return bySignal;
    }

    private static Reading reading(Record row) {
        return new Reading(
                State.valueOf(row.get("state", String.class).toUpperCase(Locale.ROOT)),
                row.get("value", BigDecimal.class),
                row.get("part", Long.class),
                row.get("of", Long.class),
                row.get("reason", String.class));
    }

    /// Keeps a week's reading; one that is there already stays.
    void add(Workspace workspace, LocalDate week, String signal, Reading reading, Instant now) {
        database.transaction(tx -> tx.execute(
                "insert into " + Database.quoted(workspace, "signal_reading")
                        + " (week, signal, state, value, part, of, reason, read_at)"
                        + " values ({0}, {1}, {2}, {3}, {4}, {5}, {6}, {7}) on conflict do nothing",
                DSL.val(Date.valueOf(week)),
                DSL.val(signal),
                DSL.val(reading.state().key()),
                DSL.val(reading.value(), BigDecimal.class),
                DSL.val(reading.part(), Long.class),
                DSL.val(reading.of(), Long.class),
                DSL.val(reading.reason(), String.class),
                DSL.val(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))));
    }

    /// The open alerts by signal.
    Map<String, Alert> open(Workspace workspace) {
        var bySignal = new HashMap<String, Alert>();
        database.read(sql -> sql.fetch("select signal, opened_on, due_on, answer, words, answered_at from "
                        + Database.quoted(workspace, "signal_alert") + " where closed_on is null"))
                .forEach(row -> bySignal.put(row.get("signal", String.class), alert(row)));
        return bySignal;
    }

    private static Alert alert(Record row) {
        var answeredAt = row.get("answered_at", OffsetDateTime.class);
        return new Alert(
                row.get("opened_on", LocalDate.class),
                row.get("due_on", LocalDate.class),
                row.get("answer", String.class),
                row.get("words", String.class),
                answeredAt == null ? null : answeredAt.toInstant());
    }

    /// Whether there was none open.
    boolean open(Workspace workspace, String signal, LocalDate on, LocalDate due) {
        return database.transaction(tx -> tx.execute(
                        "insert into " + Database.quoted(workspace, "signal_alert")
                                + " (id, signal, opened_on, due_on) values ({0}, {1}, {2}, {3})"
                                + " on conflict (signal) where closed_on is null do nothing",
                        DSL.val(Ids.next()),
                        DSL.val(signal),
                        DSL.val(Date.valueOf(on)),
                        DSL.val(Date.valueOf(due))))
                == 1;
    }

    void close(Workspace workspace, String signal, LocalDate on) {
        database.transaction(tx -> tx.execute(
                "update " + Database.quoted(workspace, "signal_alert")
                        + " set closed_on = {0} where signal = {1} and closed_on is null",
                DSL.val(Date.valueOf(on)),
                DSL.val(signal)));
    }

    /// Whether there was something to answer.
    boolean answer(Workspace workspace, String signal, String answer, String words, @Nullable UUID user, Instant now) {
        return database.transaction(tx -> tx.execute(
                        "update " + Database.quoted(workspace, "signal_alert")
                                + " set answer = {0}, words = {1}, answered_by = {2}, answered_at = {3}"
                                + " where signal = {4} and closed_on is null",
                        DSL.val(answer),
                        DSL.val(words),
                        DSL.val(user, UUID.class),
                        DSL.val(OffsetDateTime.ofInstant(now, ZoneOffset.UTC)),
                        DSL.val(signal)))
                == 1;
    }
}
