package dev.pilothouse.kinds;

import dev.pilothouse.kinds.Relation.Role;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Tree;

/** What an object of a container engine names: a container its image, networks and volumes; those the containers that use them. */
final class EngineRelations {

    private static final String STATUS = "status";

    private final Relations relations;
    private final Tree object;

    EngineRelations(Relations relations, Tree object) {
        this.relations = relations;
        this.object = object;
    }

    void add() {
        if (object.text("kind").equals("Container")) {
            relations.name(Role.IMAGE, EngineKinds.IMAGE, object.text(STATUS, "Config", "Image"));
            object.tree(STATUS, "NetworkSettings", "Networks").fields().keySet().forEach(name -> relations.name(Role.NETWORK, EngineKinds.NETWORK, name));
            object.trees(STATUS, "Mounts").stream()
                    .filter(mount -> mount.text("Type").equals("volume"))
                    .forEach(mount -> relations.name(Role.VOLUME, EngineKinds.VOLUME, mount.text("Name")));
        }
        object.list(STATUS, "usedBy").forEach(name -> relations.name(Role.USER, EngineKinds.CONTAINER, String.valueOf(name)));
    }
}
