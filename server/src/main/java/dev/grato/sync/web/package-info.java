@NullMarked
package dev.grato.sync.web;

import org.jspecify.annotations.NullMarked;
