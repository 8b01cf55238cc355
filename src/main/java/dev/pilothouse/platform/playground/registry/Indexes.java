package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.store.Store;
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
        this.byNode = new Index(store, "pods", pod -> pod.tree().text("spec", "nodeName"));
    }

    List<Document> podsOn(String node) {
        return byNode.find(node);
    }

    List<Document> controlledBy(String resource, String ownerUid) {
        return byController.computeIfAbsent(resource, name -> new Index(store, name, Indexes::controller)).find(ownerUid);
    }

    private static String controller(Document object) {
        for (Tree owner : object.tree().trees("metadata", "ownerReferences")) {
            if (owner.isTrue("controller")) {
                return owner.text("uid");
            }
        }
        return "";
    }
}
