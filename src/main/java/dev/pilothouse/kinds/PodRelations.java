package dev.pilothouse.kinds;

import dev.pilothouse.kinds.Relation.Role;
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
        spec.trees("imagePullSecrets").forEach(secret -> secret(secret.text("name")));
        for (String containers : new String[] {"initContainers", "containers", "ephemeralContainers"}) {
            spec.trees(containers).forEach(this::container);
        }
        spec.trees("volumes").forEach(this::volume);
    }

    private void container(Tree container) {
        for (Tree variable : container.trees("env")) {
            configuration(variable.text("valueFrom", "configMapKeyRef", "name"));
            secret(variable.text("valueFrom", "secretKeyRef", "name"));
        }
        for (Tree variables : container.trees("envFrom")) {
            configuration(variables.text("configMapRef", "name"));
            secret(variables.text("secretRef", "name"));
        }
    }

    private void volume(Tree volume) {
        relations.name(Role.CLAIM, WellKnown.CLAIM, volume.text("persistentVolumeClaim", "claimName"));
        configuration(volume.text("configMap", "name"));
        secret(volume.text("secret", "secretName"));
        for (Tree source : volume.trees("projected", "sources")) {
            configuration(source.text("configMap", "name"));
            secret(source.text("secret", "name"));
        }
    }

    private void configuration(String name) {
        relations.name(Role.CONFIGURATION, WellKnown.CONFIG_MAP, name);
    }

    private void secret(String name) {
        relations.name(Role.SECRET, WellKnown.SECRET, name);
    }
}
