package dev.grato.records.internal;

import dev.grato.platform.Fault;
import dev.grato.platform.Json;
import dev.grato.records.BatchRecord.Left;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is kept about a record of a batch, as JSON.
final class BatchDetails {

    private BatchDetails() {}

    static List<Map<String, Object>> faults(List<Fault> faults) {
        return faults.stream()
                .map(fault -> Map.<String, Object>of("path", fault.path(), "code", fault.code(), "args", fault.args()))
                .toList();
    }

    static List<Fault> faults(Map<String, @Nullable Object> details) {
        var faults = new ArrayList<Fault>();
        for (var each : list(details.get("errors"))) {
            var args = new LinkedHashMap<String, Object>();
            var stored = Json.asObject(each.get("args"));
            if (stored != null) {
                stored.forEach((name, value) -> args.put(name, String.valueOf(value)));
            }
            faults.add(new Fault(String.valueOf(each.get("path")), String.valueOf(each.get("code")), args));
        }
        return faults;
    }

    static List<Map<String, Object>> left(List<Left> left) {
        return left.stream()
                .map(each -> Map.<String, Object>of("reason", each.reason(), "fields", each.fields()))
                .toList();
    }

    static List<Left> left(Map<String, @Nullable Object> details) {
        var left = new ArrayList<Left>();
        for (var each : list(details.get("left"))) {
            var fields = Json.asList(each.get("fields"));
            left.add(new Left(
                    String.valueOf(each.get("reason")),
                    fields == null
                            ? List.of()
                            : fields.stream().map(String::valueOf).toList()));
        }
        return left;
    }

    private static List<Map<String, @Nullable Object>> list(@Nullable Object json) {
        var objects = new ArrayList<Map<String, @Nullable Object>>();
        var items = Json.asList(json);
        if (items != null) {
            items.forEach(item -> {
                var object = Json.asObject(item);
                if (object != null) {
                    objects.add(object);
                }
            });
        }
        return objects;
    }
}
