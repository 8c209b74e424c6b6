package dev.grato.platform;

/// What a module does to bring a workspace up to date before its first use in this version: tables of the model,
/// standing data. Runs after migrations, under a lock, on one node; must be repeatable.
public interface WorkspacePreparation {

    /// Lower runs earlier: the model before the records in it.
    int order();

    /// Changes when there is something new to do: part of the version kept per workspace.
    String fingerprint();

    void prepare(Workspace workspace);
}
