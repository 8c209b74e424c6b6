/// What modules above plug into the record engine: rules, access, consumers of the change log.
@NullMarked
@NamedInterface("spi")
package dev.grato.records.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
