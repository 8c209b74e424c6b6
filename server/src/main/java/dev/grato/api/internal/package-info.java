/// Tables of the API.
@NullMarked
package dev.grato.api.internal;

import org.jspecify.annotations.NullMarked;
