package dev.pilothouse.platform.playground.access;

/**
 * What somebody wants to do, as role-based access control sees it.
 *
 * @param verb for example {@code get} or {@code deletecollection}
 * @param resource plural without group, empty for a path that is no resource
 * @param path of a request that names no resource, for example {@code /version}; empty otherwise
 */
public record Attributes(String verb, String group, String resource, String subresource, String namespace, String name, String path) {}
