package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.store.Store;
import dev.pilothouse.platform.playground.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The ways in which the cluster's own parts find objects. */
final class Indexes {

    private final Store store;
    private final Index byNode;
    private final Map<String, Index> byController = new ConcurrentHashMap<>();

    Indexes(Store store) {
        this.store = store;
        this.byNode = new Index(store, "pods", pod -> pod.at("spec", "nodeName").map(Object::toString).orElse(""));
    }

    List<Document> podsOn(String node) {
        return byNode.find(node);
    }

    List<Document> controlledBy(String resource, String ownerUid) {
        return byController.computeIfAbsent(resource, name -> new Index(store, name, Indexes::controller)).find(ownerUid);
    }

    private static String controller(Stored object) {
        Object owners = object.at("metadata", "ownerReferences").orElse(List.of());
        for (Tree owner : new Tree(Map.of("owners", owners)).trees("owners")) {
            if (owner.isTrue("controller")) {
                return owner.text("uid");
            }
        }
        return "";
    }
}
