/**
 * Compose files as Kubernetes objects: what each field becomes, and what has no counterpart. Pure functions over a text; knows names
 * and images of the guided deploy, text and the model.
 */
@NullMarked
package dev.pilothouse.guide.compose;

import org.jspecify.annotations.NullMarked;
