package dev.pilothouse.ui.navigation;

/** The cluster that the window shows: places like a review are places in it. */
public interface ShownCluster {

    /** Tells whether it is the cluster of that context. */
    boolean is(String context);

    /** Shows the cluster of that context, connecting to it if need be, and then runs something; never when it cannot be opened. */
    void show(String context, Runnable then);
}
