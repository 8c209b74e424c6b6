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

    /// Has everybody look at the model anew, devices too, after what is assumed in the workspace has changed.
    ///
    /// @param isComputedAnew whether stored formulas are to be computed again, as after a change of the time zone
    void settingsMoved(Workspace workspace, boolean isComputedAnew);
}
