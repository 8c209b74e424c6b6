/// Tables, policy and rules of access.
@NullMarked
package dev.grato.access.internal;

import org.jspecify.annotations.NullMarked;
