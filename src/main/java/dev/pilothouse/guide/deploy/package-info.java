/**
 * The guided deploy: templates, what will be created in words, what good practice says about it, and Compose files as Kubernetes
 * objects. Pure functions over documents; knows what guides share, changes, text and the model.
 */
@NullMarked
package dev.pilothouse.guide.deploy;

import org.jspecify.annotations.NullMarked;
