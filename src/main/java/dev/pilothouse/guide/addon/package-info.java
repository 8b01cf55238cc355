/**
 * Add-ons of a cluster: manifests that come with the app, in its own words, or that a person gives; where their images can be had, and the draft
 * that adds them. Knows values only; who asks the world is behind {@link dev.pilothouse.guide.addon.Web}.
 */
@NullMarked
package dev.pilothouse.guide.addon;

import org.jspecify.annotations.NullMarked;
