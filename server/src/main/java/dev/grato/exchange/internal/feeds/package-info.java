/// Feeds: imports that repeat themselves from a folder, an address, an SFTP server or a database.
@NullMarked
package dev.grato.exchange.internal.feeds;

import org.jspecify.annotations.NullMarked;
