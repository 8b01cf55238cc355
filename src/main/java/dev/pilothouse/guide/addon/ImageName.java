package dev.pilothouse.guide.addon;

/**
 * An image by its whole name, so that two ways of writing the same one are equal: {@code nginx} is {@code docker.io/library/nginx:latest}
 * (as {@code github.com/distribution/reference} normalizes it).
 */
record ImageName(String registry, String path, String version) {

    private static final String HUB = "docker.io";

    static ImageName of(String written) {
        int slash = written.indexOf('/');
        String first = slash < 0 ? "" : written.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = !host || first.equals("index.docker.io") ? HUB : first;
        String rest = host ? written.substring(slash + 1) : written;
        int at = rest.indexOf('@');
        String version = at < 0 ? "" : rest.substring(at);
        String named = at < 0 ? rest : rest.substring(0, at);
        int colon = named.lastIndexOf(':');
        String path = colon < 0 ? named : named.substring(0, colon);
        if (version.isEmpty()) {
            version = colon < 0 ? ":latest" : named.substring(colon);
        }
        return new ImageName(registry, registry.equals(HUB) && !path.contains("/") ? "library/" + path : path, version);
    }
}
