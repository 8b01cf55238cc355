@NullMarked
package dev.pilothouse.session.probe;

import org.jspecify.annotations.NullMarked;
