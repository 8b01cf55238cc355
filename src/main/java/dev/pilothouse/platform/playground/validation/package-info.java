/** What a built-in or custom object must look like: defaults, rules, what may not change, unknown fields. Pure; knows {@code status} and the schema. */
@NullMarked
package dev.pilothouse.platform.playground.validation;

import org.jspecify.annotations.NullMarked;
