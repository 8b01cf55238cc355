package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Key;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.time.Agenda;
import dev.pilothouse.platform.playground.time.Timestamps;
import dev.pilothouse.platform.playground.validation.Strategies;
import dev.pilothouse.platform.playground.validation.Strategy;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Schemas;
import java.util.UUID;

/** What the verbs share. */
record Wiring(Store store, Schemas schemas, ObjectRules rules, Agenda agenda) {

    /** Resource of the objects that define custom kinds, each named as the resource that it defines. */
    static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

    static Key key(Target target) {
        Kind kind = target.resource().kind();
        return new Key(Versions.keptAs(kind.qualifiedPlural()), kind.namespaced() ? target.namespace() : "", target.name());
    }

    /** Returns the resource in the version that is kept. */
    Resource kept(Resource resource) {
        return schemas.named(Versions.keptAs(resource.name())).orElseThrow(Refusal::noSuchResource);
    }

    Target kept(Target target) {
        return new Target(kept(target.resource()), target.namespace(), target.name(), target.subresource());
    }

    static boolean hasStatus(Resource resource) {
        return resource.subresources().stream().anyMatch(part -> part.name().equals("status"));
    }

    /** Tells whether the kind is defined by an object of this cluster. */
    boolean isCustom(Resource resource) {
        return store.get(new Key(DEFINITIONS, "", resource.name())).isPresent();
    }

    /** Returns how objects of the resource are made ready to be kept. */
    Strategy strategy(Resource resource) {
        return isCustom(resource) ? Strategy.custom(hasStatus(resource)) : Strategies.of(resource.kind());
    }

    /** Returns the simulated time as a stamp of the API: RFC 3339, whole seconds. */
    String now() {
        return Timestamps.write(agenda.instant());
    }

    String newUid() {
        long high = (agenda.chance().nextLong() & ~0xF000L) | 0x4000L;
        long low = (agenda.chance().nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }
}
