package dev.grato.access;

import java.util.UUID;

/// A workspace an identity works in, and the user it is there.
public record Membership(UUID workspace, UUID user, String slug, String name, boolean isPractice) {}
