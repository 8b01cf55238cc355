package dev.pilothouse.model;

import java.util.regex.Pattern;

/**
 * The name of a container image by all its parts, so that two ways of writing the same one are equal: {@code nginx} is
 * {@code docker.io/library/nginx:latest}, as {@code github.com/distribution/reference} normalizes it. Reads any text; whether an engine would take
 * it is not asked here.
 *
 * @param registry host, with its port where it has one; {@code docker.io} when none is written
 * @param repository for example {@code library/nginx}
 * @param tag {@code latest} when neither tag nor digest is written, empty when there is only a digest
 * @param digest with its algorithm, empty when none is written
 */
public record ImageName(String registry, String repository, String tag, String digest) {

    private static final String HUB = "docker.io";
    private static final String LATEST = "latest";
    private static final Pattern HERE = Pattern.compile("(localhost|127(\\.\\d{1,3}){3})(:\\d{1,5})?");

    public static ImageName of(String written) {
        int at = written.indexOf('@');
        String named = at < 0 ? written : written.substring(0, at);
        String digest = at < 0 ? "" : written.substring(at + 1);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        String tag = tagged ? named.substring(colon + 1) : digest.isEmpty() ? LATEST : "";
        String path = tagged ? named.substring(0, colon) : named;
        int slash = path.indexOf('/');
        String first = slash < 0 ? "" : path.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = !host || first.equals("index.docker.io") ? HUB : first;
        String rest = host ? path.substring(slash + 1) : path;
        return new ImageName(registry, registry.equals(HUB) && !rest.contains("/") ? "library/" + rest : rest, tag, digest);
    }

    /** Returns the address at which a registry is asked. One of this computer has no certificate, as for engines. */
    public static String server(String registry) {
        return (isHere(registry) ? "http://" : "https://") + (registry.equals(HUB) ? "registry-1.docker.io" : registry);
    }

    /** Tells whether a registry is on this computer: what is sent there crosses no network. */
    public static boolean isHere(String registry) {
        return HERE.matcher(registry).matches();
    }

    /** Returns the digest, else the tag: where both are there, engines pull by the digest. */
    public String reference() {
        return digest.isEmpty() ? tag : digest;
    }

    /** Returns the name as it is pulled, without a tag that the digest makes needless. */
    public ImageName pulled() {
        return digest.isEmpty() ? this : new ImageName(registry, repository, "", digest);
    }

    /** Tells whether it is the latest of its name, said or meant. */
    public boolean isLatest() {
        return tag.equals(LATEST);
    }

    /** Returns the last part of the name, for example {@code nginx}. */
    public String shortName() {
        return repository.substring(repository.lastIndexOf('/') + 1);
    }

    /** Returns the whole name as the container runtime has it. */
    public String full() {
        return registry + "/" + repository + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
