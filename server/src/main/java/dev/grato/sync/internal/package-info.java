@NullMarked
package dev.grato.sync.internal;

import org.jspecify.annotations.NullMarked;
