/// The programme's own operations.
@NullMarked
package dev.grato.programme.web;

import org.jspecify.annotations.NullMarked;
