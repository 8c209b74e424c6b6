/// The programme over HTTP.
@NullMarked
package dev.grato.programme.web;

import org.jspecify.annotations.NullMarked;
