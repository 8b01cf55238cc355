package dev.pilothouse.platform.playground.registry;

/**
 * Which objects of a collection, and as of when ({@code ListOptions} of the meta API; the rules of resource versions are those of
 * the Kubernetes API concepts).
 *
 * @param labelSelector as given, empty for all
 * @param fieldSelector as given, empty for all
 * @param limit most objects of one page, 0 for all
 * @param continueToken of the page before, empty for the first
 * @param resourceVersion as given, empty for the newest
 * @param resourceVersionMatch {@code Exact}, {@code NotOlderThan} or empty
 */
public record ListOptions(
        String labelSelector, String fieldSelector, long limit, String continueToken, String resourceVersion, String resourceVersionMatch) {

    /** Everything, as it is now. */
    public static final ListOptions ALL = new ListOptions("", "", 0, "", "", "");
}
