package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import java.util.Optional;
import java.util.Set;

/** Finds what a path means among the kinds that are served, and refuses what can't be asked of it. */
final class Targets {

    private static final Set<String> STREAMS = Set.of("exec", "attach", "portforward", "proxy", "log");

    private final Schemas schemas;

    Targets(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Tells whether anything of the group is served. */
    boolean knowsGroup(String group) {
        return schemas.resources().stream().anyMatch(resource -> resource.kind().group().equals(group));
    }

    /** @throws Refusal 404 when there is no such resource, 405 when that can't be done with it */
    Target target(ResourcePath path, String verb) {
        Resource resource = schemas.at(path.group(), path.version(), path.resource()).orElseThrow(Targets::noSuchResource);
        boolean namespaced = resource.kind().namespaced();
        boolean wrongScope = namespaced ? path.namespace().isEmpty() && !path.name().isEmpty() : !path.namespace().isEmpty();
        if (wrongScope || (!path.rest().isEmpty() && !path.subresource().equals("proxy"))) {
            throw noSuchResource();
        }
        Set<String> verbs = path.subresource().isEmpty() ? resource.verbs() : subresource(resource, path.subresource()).verbs();
        boolean everywhere = namespaced && path.namespace().isEmpty() && !verb.equals("list") && !verb.equals("watch");
        boolean onObject = verb.equals("create") && !path.name().isEmpty() && path.subresource().isEmpty();
        boolean onCollection = path.name().isEmpty() && (verb.equals("update") || verb.equals("patch"));
        if ((everywhere && !isReview(resource)) || onObject || onCollection || !(verbs.contains(verb) || isStream(path, verb))) {
            throw notAllowed();
        }
        return new Target(resource, path.namespace(), path.name(), path.subresource());
    }

    private static boolean isReview(Resource resource) {
        return !resource.verbs().contains("list");
    }

    /** Streams are opened by either method, whichever the client's protocol begins with. */
    private static boolean isStream(ResourcePath path, String verb) {
        return STREAMS.contains(path.subresource()) && (verb.equals("get") || verb.equals("create"));
    }

    /** Returns what is read and written at the target. */
    static Kind kind(Target target) {
        return target.subresource().isEmpty() ? target.resource().kind() : subresource(target.resource(), target.subresource()).kind();
    }

    private static Resource.Subresource subresource(Resource resource, String name) {
        return resource.subresources().stream().filter(part -> part.name().equals(name)).findFirst().orElseThrow(Targets::noSuchResource);
    }

    /** Finds the CustomResourceDefinitions' own resource. */
    Optional<Resource> definitions() {
        return schemas.named("customresourcedefinitions.apiextensions.k8s.io");
    }

    private static Refusal noSuchResource() {
        return Refusal.noSuchResource();
    }

    static Refusal notAllowed() {
        return Refusal.general(405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }
}
