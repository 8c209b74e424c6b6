/// What journeys plug into sync: commands with preconditions.
@NullMarked
@NamedInterface("spi")
package dev.grato.sync.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
