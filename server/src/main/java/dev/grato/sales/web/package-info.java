@NullMarked
package dev.grato.sales.web;

import org.jspecify.annotations.NullMarked;
