package dev.grato.access;

import org.jspecify.annotations.Nullable;

/// Where a request comes from, as far as the doors want to know.
///
/// @param address the caller's address
/// @param userAgent what the browser says of itself
/// @param knownDevice what an earlier successful sign-in left with the browser
public record Origin(
        String address,
        @Nullable String userAgent,
        @Nullable String knownDevice) {

    public static Origin of(String address) {
        return new Origin(address, null, null);
    }
}
