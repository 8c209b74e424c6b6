package dev.grato.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.grato.TestServer.Answer;
import dev.grato.TestServer.World;
import dev.grato.platform.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A device of a test: registered, and able to push.
final class Phone {

    private final World world;
    private final String token;
    final UUID id = Ids.next();
    final String secret;

    /// A device of the world's administrator.
    Phone(World world) {
        this(world, world.token());
    }

    Phone(World world, String token) {
        this.world = world;
        this.token = token;
        var answer = send("POST", "/sync/devices", Map.of("id", id.toString(), "name", "Phone", "profile", "field"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        secret = (String) answer.json().get("secret");
    }

    Answer send(String method, String path, Object json, String... headers) {
        var all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer " + token;
        all[headers.length + 2] = Devices.HEADER;
        all[headers.length + 3] = id.toString();
        return world.server()
                .send(method, "/api/v1" + path, json == null ? null : dev.grato.platform.Json.write(json), all);
    }

    /// What became of the mutations; the call itself must succeed.
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> push(List<? extends Map<String, ?>> mutations) {
        var answer = send("POST", "/sync/push", Map.of("mutations", mutations));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return (List<Map<String, Object>>) answer.json().get("results");
    }

    Map<String, Object> push(Map<String, ?> mutation) {
        return push(List.of(mutation)).getFirst();
    }

    static Map<String, Object> create(String object, UUID record, Map<String, ?> values) {
        var patch = new LinkedHashMap<String, Object>();
        values.forEach((field, value) -> patch.put(field, Map.of("value", value)));
        return mutation("create", object, record, patch);
    }

    /// A change of one field.
    static Map<String, Object> update(String object, UUID record, String field, Object base, Object value) {
        return mutation("update", object, record, new LinkedHashMap<>(Map.of(field, change(base, value))));
    }

    static Map<String, Object> change(Object base, Object value) {
        var change = new LinkedHashMap<String, Object>();
        change.put("value", value);
        change.put("base", base);
        return change;
    }

    static Map<String, Object> command(String name, UUID record, Map<String, ?> args) {
        var command = mutation("command", name.substring(0, name.indexOf('.')), record, Map.of());
        command.put("name", name);
        command.put("args", args);
        return command;
    }

    static Map<String, Object> mutation(String op, String object, UUID record, Map<String, ?> patch) {
        var mutation = new LinkedHashMap<String, Object>();
        mutation.put("id", Ids.next().toString());
        mutation.put("clientSeq", 1);
        mutation.put("object", object);
        mutation.put("recordId", record.toString());
        mutation.put("op", op);
        mutation.put("patch", patch);
        mutation.put("at", "2026-11-22T10:00:00Z");
        return mutation;
    }

    static Map<String, Object> with(Map<String, Object> mutation, String name, Object value) {
        var more = new LinkedHashMap<>(mutation);
        more.put(name, value);
        return more;
    }
}
