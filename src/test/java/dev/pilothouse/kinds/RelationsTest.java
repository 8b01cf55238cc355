package dev.pilothouse.kinds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Labels;
import dev.pilothouse.text.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelationsTest {

    @Test
    void ofAPodAreItsOwnerItsNodeAndAllThatItUses() {
        assertEquals(
                List.of(
                        "OWNER shop/replicaset/web-1",
                        "NODE node/node-a",
                        "SERVICE_ACCOUNT shop/serviceaccount/deployer",
                        "PRIORITY priorityclass/high",
                        "SECRET shop/secret/registry",
                        "CONFIGURATION shop/configmap/init",
                        "SECRET shop/secret/login",
                        "CONFIGURATION shop/configmap/settings",
                        "CLAIM shop/persistentvolumeclaim/data",
                        "SECRET shop/secret/certificate",
                        "CONFIGURATION shop/configmap/roots"),
                relations("""
                        {"apiVersion": "v1", "kind": "Pod",
                         "metadata": {"name": "web", "namespace": "shop",
                           "ownerReferences": [{"apiVersion": "apps/v1", "kind": "ReplicaSet", "name": "web-1"}]},
                         "spec": {"nodeName": "node-a", "serviceAccountName": "deployer", "priorityClassName": "high",
                           "imagePullSecrets": [{"name": "registry"}],
                           "initContainers": [{"envFrom": [{"configMapRef": {"name": "init"}}, {"secretRef": {"name": "login"}}]}],
                           "containers": [{"env": [{"valueFrom": {"configMapKeyRef": {"name": "settings"}}},
                                                   {"valueFrom": {"secretKeyRef": {"name": "login"}}}, {"value": "plain"}]}],
                           "volumes": [{"persistentVolumeClaim": {"claimName": "data"}}, {"secret": {"secretName": "certificate"}},
                                       {"projected": {"sources": [{"configMap": {"name": "roots"}}]}}, {"emptyDir": {}}]}}
                        """));
    }

    @Test
    void ofAWorkloadAreItsPodsAndWhatItsTemplateUses() {
        assertEquals(
                List.of("POD shop/pods app=db", "SERVICE shop/service/db", "SECRET shop/secret/login"),
                relations("""
                        {"kind": "StatefulSet", "metadata": {"namespace": "shop"},
                         "spec": {"serviceName": "db", "selector": {"matchLabels": {"app": "db"}},
                                  "template": {"spec": {"containers": [{"envFrom": [{"secretRef": {"name": "login"}}]}]}}}}
                        """));
    }

    @Test
    void ofAServiceWithoutSelectorAreNone() {
        assertEquals(List.of(), relations("""
                {"kind": "Service", "metadata": {"namespace": "shop"}, "spec": {"ports": [{"port": 80}]}}
                """));
    }

    @Test
    void ofANetworkPolicyForAllPodsAreAllPods() {
        assertEquals(List.of("POD shop/pods "), relations("""
                {"kind": "NetworkPolicy", "metadata": {"namespace": "shop"}, "spec": {"podSelector": {}}}
                """));
    }

    @Test
    void ofAnIngressAreItsClassEachServiceOnceAndItsCertificates() {
        assertEquals(
                List.of("CLASS ingressclass/nginx", "SERVICE shop/service/web", "SECRET shop/secret/cert"),
                relations("""
                        {"kind": "Ingress", "metadata": {"namespace": "shop"},
                         "spec": {"ingressClassName": "nginx", "tls": [{"secretName": "cert"}],
                           "rules": [{"http": {"paths": [{"backend": {"service": {"name": "web"}}}, {"backend": {"service": {"name": "web"}}}]}}]}}
                        """));
    }

    @Test
    void ofAnAutoscalerIsItsTarget() {
        assertEquals(List.of("TARGET shop/deployment/web"), relations("""
                {"kind": "HorizontalPodAutoscaler", "metadata": {"namespace": "shop"},
                 "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "web"}}}
                """));
    }

    @Test
    void ofVolumesAndClaimsAreEachOtherAndTheirClass() {
        assertEquals(List.of("VOLUME persistentvolume/pv", "CLASS storageclass/fast"), relations("""
                {"kind": "PersistentVolumeClaim", "metadata": {"namespace": "shop"}, "spec": {"volumeName": "pv", "storageClassName": "fast"}}
                """));
        assertEquals(List.of("CLAIM shop/persistentvolumeclaim/data", "CLASS storageclass/fast"), relations("""
                {"kind": "PersistentVolume", "metadata": {"name": "pv"},
                 "spec": {"claimRef": {"namespace": "shop", "name": "data"}, "storageClassName": "fast"}}
                """));
    }

    @Test
    void ofABindingAreItsRoleAndWhomItBinds() {
        assertEquals(List.of("ROLE clusterrole/view", "SUBJECT build/serviceaccount/robot", "SUBJECT user/ann"), relations("""
                {"kind": "RoleBinding", "metadata": {"namespace": "shop"}, "roleRef": {"kind": "ClusterRole", "name": "view"},
                 "subjects": [{"kind": "ServiceAccount", "namespace": "build", "name": "robot"}, {"kind": "User", "name": "ann"}]}
                """));
    }

    @Test
    void ofAnEventIsWhatItIsAbout() {
        assertEquals(List.of("ABOUT node/node-a"), relations("""
                {"kind": "Event", "metadata": {"namespace": "default"}, "involvedObject": {"apiVersion": "v1", "kind": "Node", "name": "node-a"}}
                """));
    }

    @Test
    void ofEndpointsAreTheirServiceAndTheirPods() {
        assertEquals(List.of("SERVICE shop/service/web", "POD shop/pod/web-a"), relations("""
                {"kind": "EndpointSlice", "metadata": {"namespace": "shop", "labels": {"kubernetes.io/service-name": "web"}},
                 "endpoints": [{"addresses": ["10.0.0.1"], "targetRef": {"kind": "Pod", "name": "web-a", "namespace": "shop"}}]}
                """));
    }

    @Test
    void neverFailOnOddObjects() {
        KindObjects.all().forEach(golden -> Relations.of(new Document(golden.object())));
        assertEquals(List.of(), relations("""
                {"kind": "Pod", "metadata": "odd", "spec": {"containers": {"env": []}, "volumes": [null, 1, {"secret": "x"}]}}
                """));
    }

    @Test
    void selectorsOfExpressionsSelectAsTheApiDoes() {
        var relation = (Relation.Selects) Relations.of(new Document(Json.read("""
                {"kind": "Deployment", "metadata": {"namespace": "shop"}, "spec": {"selector": {"matchExpressions": [
                  {"key": "tier", "operator": "In", "values": ["a", "b"]}, {"key": "old", "operator": "DoesNotExist"}]}}}
                """))).getFirst();

        assertEquals(true, relation.selector().matches(Labels.of(Map.of("tier", "b"))));
        assertEquals(false, relation.selector().matches(Labels.of(Map.of("tier", "b", "old", "1"))));
        assertEquals(false, relation.selector().matches(Labels.of(Map.of("tier", "c"))));
    }

    private static List<String> relations(String json) {
        return Relations.of(new Document(Json.read(json))).stream()
                .map(relation -> switch (relation) {
                    case Relation.Refers(Relation.Role role, var target, var _) -> role + " " + target;
                    case Relation.Selects(Relation.Role role, var kind, var namespace, var selector) ->
                        role + " " + namespace + "/" + kind.plural() + " "
                                + String.join(",", selector.requirements().stream().map(RelationsTest::text).toList());
                })
                .toList();
    }

    private static String text(dev.pilothouse.model.LabelSelector.Requirement requirement) {
        return requirement instanceof dev.pilothouse.model.LabelSelector.Requirement.In(String key, var values)
                ? key + "=" + String.join("|", values)
                : requirement.toString();
    }
}
