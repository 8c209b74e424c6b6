/// The demo: Northwind Traders at work, made of Microsoft's sample data and of what Grato added to it.
@NullMarked
package dev.grato.app.demo;

import org.jspecify.annotations.NullMarked;
