package dev.grato.api.internal.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's wish to be told of changes at an address.
///
/// @param user whose rights decide what is told
/// @param token what it was made with, where that was a token
/// @param objects tables of the objects it is about, since names can change
/// @param operations of [Operation]s, by key
/// @param stopped why it is not active, where Grato has stopped it
/// @param oldUntil until when the secret before the present one is used too
/// @param failingSince when the first of the failures began that no success has ended
public record Webhook(
        UUID id,
        UUID workspace,
        UUID user,
        @Nullable UUID token,
        String name,
        String url,
        List<String> objects,
        List<String> operations,
        @Nullable Map<String, @Nullable Object> filter,
        boolean isActive,
        @Nullable String stopped,
        @Nullable Instant oldUntil,
        @Nullable Instant failingSince,
        Instant createdAt) {

    public Webhook {
        objects = List.copyOf(objects);
        operations = List.copyOf(operations);
    }

    /// Why Grato has stopped a webhook; `key` is what is stored and shown.
    public enum Stop {
        FAILING("failing"),
        GONE("gone"),
        OWNER_INACTIVE("ownerInactive"),
        ABILITY_MISSING("abilityMissing"),
        FILTER_INVALID("filterInvalid");

        private final String key;

        Stop(String key) {
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
