package dev.grato.records.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Records of an object that nobody looks for and that would only be in the way of those who do.
public interface SearchExclusion {

    /// The name of the object it is about.
    String object();

    /// Changes when the answers of [#isLeftOut] do, so that what is kept is gone over again.
    String version();

    /// Whether no record of the object can be found; then searches do not ask for its rights either.
    default boolean leavesOutAll() {
        return false;
    }

    /// Whether a record with these canonical values cannot be found by searching.
    boolean isLeftOut(Map<String, @Nullable Object> values);
}
