/// How the record engine works inside; other modules see none of it.
@NullMarked
package dev.grato.records.internal;

import org.jspecify.annotations.NullMarked;
