package dev.grato.model.formula;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How expressions find the fields they name.
public interface Names {

    /// What a path leads to.
    ///
    /// @param options the keys of a select's options
    record Found(Input input, List<String> options) {

        public Found {
            options = List.copyOf(options);
        }
    }

    /// The field at the end of the path, or null when there is none for the caller.
    @Nullable
    Found find(List<String> segments);

    /// Names near the given one, for messages; empty when nothing is near.
    List<String> near(List<String> segments);
}
