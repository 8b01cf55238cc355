package dev.pilothouse.ui.kit.chart;

import dev.pilothouse.model.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/**
 * Where points lie in a picture of that size, the origin being at its upper left corner.
 *
 * @param first moment at the left edge in epoch seconds
 * @param last moment at the right edge
 * @param top value at the upper edge; nought is at the lower one
 */
record Scale(long first, long last, double width, double height, double top) {

    double x(long second) {
        return last == first ? width : width * (second - first) / (last - first);
    }

    double y(double value) {
        return height - Math.min(1, value / top) * height + 0.5;
    }

    /** Points that follow each other without a gap. */
    static final class Run {

        private final double[] xs;
        private final double[] ys;

        Run(double[] xs, double[] ys) {
            this.xs = xs;
            this.ys = ys;
        }

        void stroke(GraphicsContext pen) {
            if (xs.length == 1) {
                pen.strokeLine(xs[0] - 1, ys[0], xs[0] + 1, ys[0]);
            } else {
                pen.strokePolyline(xs, ys, xs.length);
            }
        }

        void fill(GraphicsContext pen, double floor) {
            double[] aroundX = Arrays.copyOf(xs, xs.length + 2);
            double[] aroundY = Arrays.copyOf(ys, ys.length + 2);
            aroundX[xs.length] = xs[xs.length - 1];
            aroundX[xs.length + 1] = xs[0];
            aroundY[xs.length] = floor;
            aroundY[xs.length + 1] = floor;
            pen.fillPolygon(aroundX, aroundY, aroundX.length);
        }
    }

    /** Returns the parts of a curve between its gaps. */
    List<Run> runs(Curve curve) {
        List<Run> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= curve.size(); i++) {
            if (i == curve.size() || Double.isNaN(curve.value(i))) {
                if (i > begin) {
                    runs.add(run(curve, begin, i));
                }
                begin = i + 1;
            }
        }
        return runs;
    }

    private Run run(Curve curve, int begin, int end) {
        double[] xs = new double[end - begin];
        double[] ys = new double[end - begin];
        for (int i = begin; i < end; i++) {
            xs[i - begin] = x(curve.second(i));
            ys[i - begin] = y(curve.value(i));
        }
        return new Run(xs, ys);
    }

    /**
     * Returns the index of the known point that is nearest to a share of the width, -1 when none is known.
     *
     * @param least how many seconds the width stands for at least
     */
    static int nearest(Curve curve, long least, double share) {
        int best = -1;
        if (curve.size() == 0) {
            return best;
        }
        long last = curve.second(curve.size() - 1);
        long first = Math.min(curve.second(0), last - least);
        double moment = first + share * (last - first);
        for (int i = 0; i < curve.size(); i++) {
            if (!Double.isNaN(curve.value(i)) && (best < 0 || Math.abs(curve.second(i) - moment) < Math.abs(curve.second(best) - moment))) {
                best = i;
            }
        }
        return best;
    }
}
