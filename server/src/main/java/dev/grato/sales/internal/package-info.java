/// The rules of deals, and the pipeline every new workspace has.
@NullMarked
package dev.grato.sales.internal;

import org.jspecify.annotations.NullMarked;
