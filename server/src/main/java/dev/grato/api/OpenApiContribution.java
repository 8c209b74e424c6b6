package dev.grato.api;

import java.util.List;

/// What a module above says about its own endpoints in the description of the API. A test holds it against the
/// endpoints there are, in both directions.
public interface OpenApiContribution {

    /// How the operations are grouped.
    String tag();

    List<OpenApiOperation> operations();

    /// The operations there are for each object, such as `POST /{object}/export`.
    ///
    /// @param root the address of its records
    /// @param prefix what the operations' ids begin with
    default List<OpenApiOperation> operations(String root, String prefix) {
        return List.of();
    }
}
