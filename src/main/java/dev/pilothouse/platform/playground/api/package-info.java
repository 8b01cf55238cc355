/**
 * The API server: HTTP, TLS, sign-in, paths, content types, discovery, OpenAPI, tables, streams. The top of the playground and the only
 * room that knows Netty, which stays in the classes whose names begin with it; all else speaks to an {@code Exchange} and may block.
 */
@NullMarked
package dev.pilothouse.platform.playground.api;

import org.jspecify.annotations.NullMarked;
