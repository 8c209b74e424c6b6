/// What a workspace consists of: objects, fields, their types, views and rules, and the DDL that makes them real.
@NullMarked
@ApplicationModule(displayName = "Model", allowedDependencies = "platform")
package dev.grato.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
