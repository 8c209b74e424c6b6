package dev.grato.model;

import java.util.List;

/// The standard objects a module declares; a bean of this type per module, put together by the model in floor order.
public interface ModelContribution {

    List<ObjectDeclaration> objects();
}
