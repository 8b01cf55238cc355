package dev.pilothouse.change;

import static dev.pilothouse.change.Objects.tree;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import dev.pilothouse.text.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On an object as a real API server (v1.34) keeps it after applies by us, {@code kubectl scale} and a rollout. */
class ManagedFieldsTest {

    private static final Document LIVE = new Document(Json.read(
            """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "web", "namespace": "shop",
              "annotations": {"mine": "1", "deployment.kubernetes.io/revision": "1"},
              "finalizers": ["a/b", "c/d"],
              "managedFields": [
               {"manager": "pilothouse", "operation": "Apply", "apiVersion": "apps/v1", "fieldsType": "FieldsV1", "fieldsV1":
                {"f:metadata": {"f:annotations": {"f:mine": {}}, "f:finalizers": {"v:\\"a/b\\"": {}}},
                 "f:spec": {"f:selector": {}, "f:template": {"f:metadata": {"f:labels": {"f:app": {}}},
                  "f:spec": {"f:containers": {"k:{\\"name\\":\\"web\\"}": {".": {}, "f:args": {}, "f:image": {}, "f:name": {},
                   "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:containerPort": {}}}}}}}}}},
               {"manager": "kubectl", "operation": "Update", "subresource": "scale", "apiVersion": "apps/v1",
                "fieldsV1": {"f:spec": {"f:replicas": {}}}},
               {"manager": "side-controller", "operation": "Apply", "apiVersion": "apps/v1",
                "fieldsV1": {"f:spec": {"f:template": {"f:spec": {"f:containers": {
                 "k:{\\"name\\":\\"side\\"}": {".": {}, "f:name": {}, "f:image": {}},
                 "k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:image": {}}}}}}}},
               {"manager": "kube-controller-manager", "operation": "Update", "subresource": "status", "apiVersion": "apps/v1",
                "fieldsV1": {"f:metadata": {"f:annotations": {"f:deployment.kubernetes.io/revision": {}}}, "f:status": {"f:replicas": {}}}}]},
             "spec": {"replicas": 5, "paused": false, "selector": {"matchLabels": {"app": "web"}},
              "template": {"metadata": {"labels": {"app": "web", "injected": "x"}}, "spec": {"restartPolicy": "Always", "containers": [
               {"name": "side", "image": "s:1"},
               {"name": "web", "image": "a:1", "args": ["one", "two"], "imagePullPolicy": "Always",
                "ports": [{"containerPort": 80, "protocol": "TCP"}, {"containerPort": 81, "protocol": "TCP"}]}]}}},
             "status": {"replicas": 5}}
            """));

    @Test
    void findsWhatWeApplied() {
        assertEquals(
                tree(
                        """
                        {'metadata': {'annotations': {'mine': '1'}, 'finalizers': ['a/b']},
                         'spec': {'selector': {'matchLabels': {'app': 'web'}},
                          'template': {'metadata': {'labels': {'app': 'web'}}, 'spec': {'containers': [
                           {'name': 'web', 'image': 'a:1', 'args': ['one', 'two'], 'ports': [{'containerPort': 80, 'protocol': 'TCP'}]}]}}}}
                        """),
                ManagedFields.of(LIVE).applied());
    }

    @Test
    void hasNothingOfOursOnAnObjectOfOthers() {
        assertEquals(Tree.EMPTY, ManagedFields.of(Objects.document("{'metadata':{'name':'a'}}")).applied());
    }

    @Test
    void namesOwnersOfChangedFieldsOnly() {
        Tree result = Fields.overlay(
                LIVE.tree(),
                tree("{'metadata':{'annotations':{'deployment.kubernetes.io/revision':'2','mine':'2'}},"
                        + "'spec':{'replicas':2,'paused':true,'template':{'spec':{'containers':[{'name':'web','image':'a:2'}]}}}}"));
        assertEquals(
                List.of(
                        new FieldOwner(".spec.replicas", "kubectl"),
                        new FieldOwner(".spec.template.spec.containers[name=\"web\"].image", "side-controller"),
                        new FieldOwner(".metadata.annotations.deployment.kubernetes.io/revision", "kube-controller-manager")),
                ManagedFields.of(LIVE).othersThatLose(result));
    }

    @Test
    void namesTheOwnerOfARemovedElementOnce() {
        Tree result = Fields.without(LIVE.tree(), List.of(".spec.template.spec.containers[name=\"side\"]"));
        assertEquals(
                List.of(new FieldOwner(".spec.template.spec.containers[name=\"side\"]", "side-controller")),
                ManagedFields.of(LIVE).othersThatLose(result));
    }

    @Test
    void dropsWhatWeAloneOwnedAndDoNotWantAnyMore() {
        Tree intent = tree(
                "{'spec':{'selector':{'matchLabels':{'app':'web'}},'template':{'metadata':{'labels':{'app':'web'}},'spec':{'containers':[{'name':'web'}]}}}}");
        Tree left = ManagedFields.of(LIVE).withoutAbandoned(LIVE.tree(), intent);
        assertEquals(
                List.of(
                        ".metadata.annotations.mine",
                        ".metadata.finalizers",
                        ".spec.template.spec.containers[name=\"web\"].args",
                        ".spec.template.spec.containers[name=\"web\"].ports[containerPort=80,protocol=\"TCP\"]"),
                Fields.changed(LIVE.tree(), left));
        assertEquals(List.of("c/d"), left.list("metadata", "finalizers"));
    }
}
