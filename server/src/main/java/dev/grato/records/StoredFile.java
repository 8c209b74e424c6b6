package dev.grato.records;

import java.time.Instant;
import java.util.UUID;

/// A file as it is known: its content is fetched with [Files#open].
///
/// @param sha256 of the content, hexadecimal; equal contents are kept once
public record StoredFile(UUID id, String name, String mediaType, long size, String sha256, Instant createdAt) {}
