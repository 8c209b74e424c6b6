package dev.grato.access;

import java.util.UUID;

/// A human being who can come in, whichever workspaces they work in.
public record Identity(UUID id, String email, String name) {}
