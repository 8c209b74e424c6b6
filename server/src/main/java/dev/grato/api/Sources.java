package dev.grato.api;

import dev.grato.platform.Actor;

/// Where values written through the API come from, as provenance names it.
final class Sources {

    private Sources() {}

    static String of(Actor actor) {
        return actor.kind() == Actor.Kind.TOKEN ? "api" : "user";
    }
}
