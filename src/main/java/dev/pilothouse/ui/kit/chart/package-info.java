/**
 * The drawing room of curves: a small one for cells, and a large one with axes, references and a readout. All draw on a canvas, and only
 * when what they show, their size or the theme changed. Knows the model and words, no cluster.
 */
@NullMarked
package dev.pilothouse.ui.kit.chart;

import org.jspecify.annotations.NullMarked;
