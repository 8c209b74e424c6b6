package dev.grato.model.spi;

import dev.grato.model.Model;
import dev.grato.platform.Actor;

/// Knows what of a model somebody may see; whoever decides over access provides it.
public interface Sight {

    /// The model without the objects and fields that are hidden from the actor.
    Model of(Actor actor, Model model);
}
