package dev.pilothouse.model;

/**
 * Where one object is: its kind, namespace and name.
 *
 * @param namespace empty for kinds that belong to the whole cluster
 */
public record ResourceRef(Kind kind, String namespace, String name) implements Comparable<ResourceRef> {

    /** Returns {@code deployment/web}, as people and kubectl write it. */
    public String shortName() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }

    @Override
    public int compareTo(ResourceRef other) {
        int byKind = kind.compareTo(other.kind);
        if (byKind != 0) {
            return byKind;
        }
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
    }

    /** What tells objects of a cluster apart, without walking through the whole kind: maps of objects ask for it all the time. */
    @Override
    public int hashCode() {
        return (name.hashCode() * 31 + namespace.hashCode()) * 31 + kind.name().hashCode();
    }

    @Override
    public String toString() {
        return namespace.isEmpty() ? shortName() : namespace + "/" + shortName();
    }
}
