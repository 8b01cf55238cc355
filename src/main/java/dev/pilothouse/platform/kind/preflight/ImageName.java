package dev.pilothouse.platform.kind.preflight;

/**
 * The name of an image as engines read it: {@code [registry/]repository[:tag][@digest]}.
 *
 * @param registry host, with its port where it has one
 * @param reference tag or digest; the digest where both are there, as engines pull by it
 */
record ImageName(String registry, String repository, String reference) {

    private static final String HUB = "docker.io";

    static ImageName of(String image) {
        int digest = image.indexOf('@');
        String tagged = digest < 0 ? image : image.substring(0, digest);
        int colon = tagged.lastIndexOf(':');
        boolean hasTag = colon > tagged.lastIndexOf('/');
        String reference = digest >= 0 ? image.substring(digest + 1) : hasTag ? tagged.substring(colon + 1) : "latest";
        String path = hasTag ? tagged.substring(0, colon) : tagged;
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = named ? first : HUB;
        String repository = named ? path.substring(slash + 1) : path;
        return new ImageName(registry, registry.equals(HUB) && !repository.contains("/") ? "library/" + repository : repository, reference);
    }

    /** Returns the address at which the registry is asked. A registry of this computer has no certificate, as for engines. */
    String server() {
        boolean local = registry.startsWith("localhost") || registry.startsWith("127.");
        return (local ? "http://" : "https://") + (registry.equals(HUB) ? "registry-1.docker.io" : registry);
    }
}
