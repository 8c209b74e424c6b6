package dev.grato.model.spi;

import dev.grato.model.Model;
import dev.grato.platform.Workspace;

/// Is told on each node when it has learned of a model it did not have in memory, the first one included.
///
/// Called by whoever asked for the model, so it must be quick and must not throw; a node that dies may never be
/// told.
public interface ModelWatcher {

    void moved(Workspace workspace, Model model);
}
