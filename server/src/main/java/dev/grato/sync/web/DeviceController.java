package dev.grato.sync.web;

import dev.grato.access.Abilities;
import dev.grato.api.JsonBody;
import dev.grato.api.OpenToAll;
import dev.grato.api.Requires;
import dev.grato.api.SignedInOnly;
import dev.grato.platform.Actor;
import dev.grato.sync.Device;
import dev.grato.sync.Devices;
import dev.grato.sync.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Devices that keep data, one's own and, for who manages users, those of others.
@RestController
@RequestMapping("/api/v1")
class DeviceController {

    private final Devices devices;

    DeviceController(Devices devices) {
        this.devices = devices;
    }

    @SignedInOnly
    @PostMapping("/sync/devices")
    ResponseEntity<Map<String, Object>> register(JsonBody body, Actor actor, HttpServletRequest request) {
        body.object("id", "name", "profile");
        var id = required(body, "id");
        var profile = Profile.find(body.text("profile"))
                .orElseThrow(() -> JsonBody.wrong("profile", "notAProfile", Map.of()));
        var registered = devices.register(actor, id, body.text("name"), profile, request.getRemoteAddr());
        var json = new LinkedHashMap<String, Object>();
        json.put("id", registered.id().toString());
        json.put("secret", registered.secret());
        json.put("profile", registered.profile().key());
        json.put("leaseUntil", registered.leaseUntil().toString());
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json);
    }

    private static UUID required(JsonBody body, String name) {
        var id = body.optionalId(name);
        if (id == null) {
            throw JsonBody.wrong(name, "required", Map.of());
        }
        return id;
    }

    @SignedInOnly
    @GetMapping("/sync/devices")
    Map<String, Object> list(
            @RequestHeader(name = Devices.HEADER, required = false) @Nullable String header, Actor actor) {
        var items = devices.list(actor).stream()
                .map(device -> own(device, device.id().toString().equalsIgnoreCase(header)))
                .toList();
        return Map.of("items", List.copyOf(items));
    }

    private static Map<String, Object> own(Device device, boolean isThis) {
        var json = json(device);
        json.put("createdAt", device.createdAt().toString());
        json.put("isUnused", device.isUnused());
        json.put("isThis", isThis);
        return json;
    }

    private static Map<String, Object> json(Device device) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", device.id().toString());
        json.put("name", device.name());
        json.put("profile", device.profile().key());
        json.put("state", device.state().key());
        return json;
    }

    @SignedInOnly
    @DeleteMapping("/sync/devices/{id}")
    ResponseEntity<Void> revoke(@PathVariable UUID id, Actor actor, HttpServletRequest request) {
        devices.revoke(actor, id, request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    @OpenToAll
    @PostMapping("/sync/devices/{id}/state")
    Map<String, Object> state(@PathVariable UUID id, JsonBody body) {
        body.object("secret");
        return Map.of("state", devices.state(id, body.text("secret")).key());
    }

    @OpenToAll
    @PostMapping("/sync/wipe-ack")
    ResponseEntity<Void> wiped(JsonBody body, HttpServletRequest request) {
        body.object("device", "secret");
        devices.wiped(required(body, "device"), body.text("secret"), request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }

    /// Without times: what others use when is nobody's business.
    @Requires(Abilities.MANAGE_USERS)
    @GetMapping("/users/{id}/devices")
    Map<String, Object> listOf(@PathVariable UUID id, Actor actor) {
        return Map.of(
                "items",
                devices.listOf(actor, id).stream().map(DeviceController::json).toList());
    }

    @Requires(Abilities.MANAGE_USERS)
    @DeleteMapping("/users/{id}/devices/{device}")
    ResponseEntity<Void> revokeOf(
            @PathVariable UUID id, @PathVariable UUID device, Actor actor, HttpServletRequest request) {
        devices.revokeOf(actor, id, device, request.getRemoteAddr());
        return ResponseEntity.noContent().build();
    }
}
