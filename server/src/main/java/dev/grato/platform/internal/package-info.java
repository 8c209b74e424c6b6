/// How the ground is made: migrations, copies of schemas.
@NullMarked
package dev.grato.platform.internal;

import org.jspecify.annotations.NullMarked;
