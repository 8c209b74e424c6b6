package dev.grato.api;

import dev.grato.model.ObjectType;
import java.util.List;

/// What a module above says about its own endpoints in the description of the API. A test holds it against the
/// endpoints there are, in both directions.
public interface OpenApiContribution {

    /// How the operations are grouped.
    String tag();

    List<OpenApiOperation> operations();

    /// Operations that each object has under its own address; their ids begin with its plural and an underscore.
    default List<OpenApiOperation> operations(ObjectType object) {
        return List.of();
    }
}
