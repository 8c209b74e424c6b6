package dev.grato.sync.web;

import dev.grato.platform.Actor;
import dev.grato.platform.Json;
import dev.grato.records.CrmRecord;
import dev.grato.sync.internal.SyncService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows as lines of JSON, no more than go on a page; the last line tells what is left.
///
/// Those of several pages are a line for each object, in columns: what is alike stands together, which makes a
/// quarter less of what travels.
final class PageLines {

    private final SyncService sync;
    private final Actor actor;
    private final StringBuilder text = new StringBuilder();
    private int room = SyncService.PAGE;

    PageLines(SyncService sync, Actor actor) {
        this.sync = sync;
        this.actor = actor;
    }

    /// A page of one object; the last line has the next one or null.
    void one(PageMark mark) {
        var next = rows(mark);
        line(last(next == null ? null : next.text()));
    }

    /// Pages of several objects, each a line with the object's rows in columns, as far as there is room; the last
    /// line has the list of those that are left.
    void several(List<PageMark> marks) {
        room = SyncService.PAGES;
        var left = new ArrayList<Map<String, Object>>();
        for (var mark : marks) {
            PageMark next = mark;
            if (room > 0) {
                var rows = sync.page(actor, mark.object(), mark.after(), room);
                if (!rows.isEmpty()) {
                    line(columns(mark.object(), rows));
                }
                next = next(mark, rows);
            }
            if (next != null) {
                left.add(Map.of("object", next.object(), "page", next.text()));
            }
        }
        line(last(left));
    }

    private static Map<String, @Nullable Object> columns(String object, List<CrmRecord> rows) {
        var values = new LinkedHashMap<String, List<@Nullable Object>>();
        for (var row : rows) {
            row.values().keySet().forEach(field -> values.computeIfAbsent(field, key -> new ArrayList<>()));
        }
        values.forEach((field, column) -> rows.forEach(row -> column.add(row.value(field))));
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("object", object);
        json.put("ids", rows.stream().map(row -> row.id().toString()).toList());
        json.put("versions", rows.stream().map(row -> row.version().version()).toList());
        json.put("tags", rows.stream().map(row -> row.version().tagText()).toList());
        json.put("values", values);
        return json;
    }

    String text() {
        return text.toString();
    }

    private @Nullable PageMark rows(PageMark mark) {
        var rows = sync.page(actor, mark.object(), mark.after(), room);
        rows.forEach(row -> line(RowJson.row(row)));
        return next(mark, rows);
    }

    private @Nullable PageMark next(PageMark mark, List<CrmRecord> rows) {
        boolean hasMore = rows.size() == room;
        room -= rows.size();
        return hasMore ? new PageMark(mark.object(), rows.getLast().id()) : null;
    }

    private void line(Map<String, ? extends @Nullable Object> json) {
        text.append(Json.write(json)).append('\n');
    }

    private static Map<String, @Nullable Object> last(@Nullable Object next) {
        var last = new LinkedHashMap<String, @Nullable Object>();
        last.put("next", next);
        return last;
    }
}
