/** The API server: HTTP, TLS, sign-in, paths, content types, discovery, OpenAPI, tables, streams. The top of the playground; the only room that knows Netty. */
@NullMarked
package dev.pilothouse.platform.playground.api;

import org.jspecify.annotations.NullMarked;
