/// Finds records that are the same thing in the world: how values are compared, what an agreement is worth, which
/// pairs
/// are worth looking at. Knows no database and no object; see docs/specs/matching.md.
@NullMarked
package dev.grato.exchange.internal.matching;

import org.jspecify.annotations.NullMarked;
