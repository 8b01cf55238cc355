/**
 * How a workload goes from one template to the next: its revisions, how far it is and what holds it up, and the drafts that move it on or back. Pure functions
 * over documents; knows changes, text and the model.
 */
@NullMarked
package dev.pilothouse.guide.rollout;

import org.jspecify.annotations.NullMarked;
