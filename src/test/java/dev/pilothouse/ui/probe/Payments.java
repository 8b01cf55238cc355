package dev.pilothouse.ui.probe;

import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.Shop;
import dev.pilothouse.text.Yaml;
import java.util.Map;
import java.util.TreeMap;

/** A deployment whose startup probe is too strict, with pods of an earlier revision that tell how long it takes to start. */
final class Payments {

    static final ResourceRef REF = new ResourceRef(FakeCluster.DEPLOYMENT, "shop", "payments");

    private static final String DEPLOYMENT = """
            metadata: {name: payments, namespace: shop}
            spec:
              replicas: 2
              selector: {matchLabels: {app: payments}}
              template:
                metadata: {labels: {app: payments}}
                spec:
                  containers:
                  - name: payments
                    image: shop/payments:1.9.0
                    ports: [{name: http, containerPort: 8080}]
                    startupProbe: {httpGet: {path: /healthz, port: 8080}, initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3}
                    livenessProbe: {httpGet: {path: /healthz, port: 8080}, periodSeconds: 10, failureThreshold: 3}
                    readinessProbe: {httpGet: {path: /ready, port: 8080}, periodSeconds: 5, failureThreshold: 2}
            """;

    private static final String POD = """
            metadata:
              name: payments-NAME
              namespace: shop
              labels: {app: payments}
              creationTimestamp: "2026-01-01T10:00:00Z"
              ownerReferences: [{apiVersion: apps/v1, kind: Deployment, name: payments, uid: u, controller: true}]
            status:
              phase: Running
              conditions: [{type: ContainersReady, status: "True", lastTransitionTime: "READY"}]
              containerStatuses: [{name: payments, ready: true, state: {running: {startedAt: "2026-01-01T10:00:00Z"}}}]
            """;

    private Payments() {}

    static void into(Shop shop) {
        put(shop, FakeCluster.DEPLOYMENT, DEPLOYMENT);
        put(shop, BuiltIn.POD, POD.replace("NAME", "6d9f7c8b5-x2v4q").replace("READY", "2026-01-01T10:00:41Z"));
        put(shop, BuiltIn.POD, POD.replace("NAME", "6d9f7c8b5-b7k2m").replace("READY", "2026-01-01T10:00:36Z"));
    }

    private static void put(Shop shop, Kind kind, String yaml) {
        Document document = Yaml.read(yaml.replaceFirst("^", "kind: X\napiVersion: v1\n")).getFirst().document().orElseThrow();
        Map<String, Object> fields = new TreeMap<>(document.fields());
        fields.remove("kind");
        fields.remove("apiVersion");
        shop.cluster.put(kind, fields);
    }
}
