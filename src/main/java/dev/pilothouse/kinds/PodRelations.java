package dev.pilothouse.kinds;

import dev.pilothouse.kinds.Relation.Role;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;

/** What the spec of a pod, or of a pod's template, names. */
final class PodRelations {

    private final Relations relations;
    private final Tree spec;

    PodRelations(Relations relations, Tree spec) {
        this.relations = relations;
        this.spec = spec;
    }

    void add() {
        relations.name(Role.NODE, WellKnown.NODE, spec.text("nodeName"));
        relations.name(Role.SERVICE_ACCOUNT, WellKnown.SERVICE_ACCOUNT, spec.text("serviceAccountName"));
        relations.name(Role.PRIORITY, WellKnown.PRIORITY_CLASS, spec.text("priorityClassName"));
        spec.trees("imagePullSecrets").forEach(secret -> secret(secret, "name"));
        for (String containers : new String[] {"initContainers", "containers", "ephemeralContainers"}) {
            spec.trees(containers).forEach(this::container);
        }
        spec.trees("volumes").forEach(this::volume);
    }

    private void container(Tree container) {
        for (Tree variable : container.trees("env")) {
            configuration(variable.tree("valueFrom", "configMapKeyRef"));
            secret(variable.tree("valueFrom", "secretKeyRef"), "name");
        }
        for (Tree variables : container.trees("envFrom")) {
            configuration(variables.tree("configMapRef"));
            secret(variables.tree("secretRef"), "name");
        }
    }

    private void volume(Tree volume) {
        relations.name(Role.CLAIM, WellKnown.CLAIM, volume.text("persistentVolumeClaim", "claimName"));
        configuration(volume.tree("configMap"));
        secret(volume.tree("secret"), "secretName");
        for (Tree source : volume.trees("projected", "sources")) {
            configuration(source.tree("configMap"));
            secret(source.tree("secret"), "name");
        }
    }

    private void configuration(Tree reference) {
        name(Role.CONFIGURATION, WellKnown.CONFIG_MAP, reference, reference.text("name"));
    }

    private void secret(Tree reference, String field) {
        name(Role.SECRET, WellKnown.SECRET, reference, reference.text(field));
    }

    private void name(Role role, Kind kind, Tree reference, String name) {
        if (reference.isTrue("optional")) {
            relations.nameOptional(role, kind, name);
        } else {
            relations.name(role, kind, name);
        }
    }
}
