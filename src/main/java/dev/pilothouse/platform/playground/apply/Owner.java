package dev.pilothouse.platform.playground.apply;

/**
 * Who owns fields, and by which way of writing.
 *
 * @param applied whether by server-side apply; else by create, update or patch
 * @param apiVersion in which it last wrote; for an applier empty, since it is one and the same in every version
 * @param subresource empty for the object itself
 */
record Owner(String manager, boolean applied, String apiVersion, String subresource) implements Comparable<Owner> {

    static Owner applier(String manager, String subresource) {
        return new Owner(named(manager), true, "", subresource);
    }

    static Owner updater(String manager, String apiVersion, String subresource) {
        return new Owner(named(manager), false, apiVersion, subresource);
    }

    private static String named(String manager) {
        return manager.isEmpty() ? "unknown" : manager;
    }

    /** Returns it as a message about a conflict names it. */
    String shown() {
        String name = Scalars.quoted(manager) + (subresource.isEmpty() ? "" : " with subresource " + Scalars.quoted(subresource));
        return applied ? name : name + " using " + apiVersion;
    }

    @Override
    public int compareTo(Owner other) {
        return order().compareTo(other.order());
    }

    private String order() {
        return manager + "\",\"operation\":\"" + (applied ? "Apply" : "Update") + "\",\"apiVersion\":\"" + apiVersion + "\"" + subresource;
    }
}
