package dev.pilothouse.model;

/**
 * A kind of object as an API server names it: group, version, kind and the plural under which it is served.
 *
 * <p>Terms as in the Kubernetes API conventions. The group of the core API is the empty string.
 *
 * @param group API group, empty for core
 * @param version version within the group, for example {@code v1}
 * @param name the kind itself, for example {@code Deployment}
 * @param plural resource name in paths, for example {@code deployments}
 * @param namespaced whether its objects live in namespaces
 */
public record Kind(String group, String version, String name, String plural, boolean namespaced)
        implements Comparable<Kind> {

    /** Returns a namespaced kind. */
    public static Kind namespaced(String group, String version, String name, String plural) {
        return new Kind(group, version, name, plural, true);
    }

    /** Returns a kind whose objects belong to the whole cluster. */
    public static Kind clusterWide(String group, String version, String name, String plural) {
        return new Kind(group, version, name, plural, false);
    }

    /** Returns {@code v1} or {@code group/version}, as objects carry it in their field {@code apiVersion}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** Returns {@code plural} or {@code plural.group}, the name that is unique in a cluster and that kubectl accepts. */
    public String qualifiedPlural() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** Tells whether both name the same kind, whatever version they are read in. */
    public boolean sameAs(Kind other) {
        return group.equals(other.group) && name.equals(other.name);
    }

    @Override
    public int compareTo(Kind other) {
        int byName = name.compareTo(other.name);
        return byName != 0 ? byName : apiVersion().compareTo(other.apiVersion());
    }

    @Override
    public String toString() {
        return qualifiedPlural() + "/" + version;
    }
}
