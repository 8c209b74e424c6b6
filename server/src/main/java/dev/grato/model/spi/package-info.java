/// What plugs into the model from above.
@NullMarked
@NamedInterface("spi")
package dev.grato.model.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
