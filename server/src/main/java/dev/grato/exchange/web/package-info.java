@NullMarked
package dev.grato.exchange.web;

import org.jspecify.annotations.NullMarked;
