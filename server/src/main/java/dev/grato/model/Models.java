package dev.grato.model;

import dev.grato.platform.Workspace;

/// The models of the workspaces, as this node knows them.
public interface Models {

    /// The model as known here, at most a second old. Cheap: usually from memory.
    Model current(Workspace workspace);

    /// The model as the database has it now; used where a write finds that another node has changed it.
    Model refreshed(Workspace workspace);

    /// A text that is another one whenever the model or one of its views has changed, asked of the database.
    String mark(Workspace workspace);

    FieldTypes types();
}
