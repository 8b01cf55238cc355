package dev.pilothouse.platform.kubernetes;

/**
 * What a page of a list says of itself ({@code ListMeta} of the Kubernetes API).
 *
 * @param version of the list
 * @param more token of the next page, empty when there is none
 * @param remaining how many items come after this page, {@link #UNKNOWN} when the server does not tell, as with selectors
 */
record PageHead(String version, String more, long remaining) {

    static final long UNKNOWN = -1;
}
