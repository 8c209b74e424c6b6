package dev.grato.access;

import dev.grato.platform.Actor;
import java.util.Set;

/// Who decides which features are on for whom: the programme.
public interface FeatureReleases {

    /// The features that are off for this actor at this moment.
    Set<Feature> off(Actor actor);
}
