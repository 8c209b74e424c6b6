package dev.grato.access;

import dev.grato.platform.Actor;
import dev.grato.platform.GratoException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Which features are on for somebody. All are, unless the programme releases one to some only.
@Service
public final class Features {

    private final ObjectProvider<FeatureReleases> releases;

    public Features(ObjectProvider<FeatureReleases> releases) {
        this.releases = releases;
    }

    /// What is off for this actor now; nothing ever is for the system.
    public Set<Feature> off(Actor actor) {
        var off = EnumSet.noneOf(Feature.class);
        if (!actor.isSystem()) {
            releases.forEach(each -> off.addAll(each.off(actor)));
        }
        return off;
    }

    /// Lets only those pass for whom the feature is on.
    ///
    /// @throws GratoException with [AccessError#FEATURE_OFF], naming it
    public void require(Actor actor, Feature feature) {
        if (off(actor).contains(feature)) {
            throw new GratoException(AccessError.FEATURE_OFF, Map.of("feature", feature.key()));
        }
    }
}
