package dev.pilothouse.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts boxes of one column as near as possible to where each wants to be, in their order and without overlap: least squares by pooling
 * adjacent violators.
 */
final class Stack {

    private static final class Pool {
        double sum;
        int count;
        double height;

        double top() {
            return sum / count;
        }
    }

    private Stack() {}

    /**
     * Returns the tops of the boxes.
     *
     * @param wanted top of each
     * @param heights of each, the space to the next included
     * @param least top that none may go above
     */
    static double[] tops(double[] wanted, double[] heights, double least) {
        List<Pool> pools = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            Pool pool = new Pool();
            pool.sum = wanted[i];
            pool.count = 1;
            pool.height = heights[i];
            pools.add(pool);
            while (pools.size() > 1 && overlaps(pools.get(pools.size() - 2), pools.getLast())) {
                Pool last = pools.removeLast();
                Pool into = pools.getLast();
                into.sum += last.sum - last.count * into.height;
                into.count += last.count;
                into.height += last.height;
            }
        }
        double[] tops = new double[wanted.length];
        int next = 0;
        double floor = least;
        for (Pool pool : pools) {
            double top = Math.max(floor, pool.top());
            for (int i = 0; i < pool.count; i++) {
                tops[next] = top;
                top += heights[next];
                next++;
            }
            floor = top;
        }
        return tops;
    }

    private static boolean overlaps(Pool above, Pool below) {
        return above.top() + above.height > below.top();
    }
}
