/// The rules of cases.
@NullMarked
package dev.grato.service.internal;

import org.jspecify.annotations.NullMarked;
