package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.schema.Resource;

/**
 * What a request is about.
 *
 * @param resource in the version that is spoken
 * @param namespace empty for all namespaces, or when the kind has none
 * @param name empty for the whole collection
 * @param subresource empty for the object itself
 */
public record Target(Resource resource, String namespace, String name, String subresource) {}
