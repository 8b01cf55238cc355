package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.kinds.WellKnown;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/**
 * Reads a list of made-up pods before the first real one comes, so that its classes are loaded and its code is compiled: the first
 * table of a fresh process then opens several times as fast.
 */
final class WarmUp {

    private static final int PODS = 400;
    private static final int TIMES = 3;
    private static final String POD =
            """
            {"metadata":{"name":"web-7d9c5","namespace":"shop","uid":"6f1c","resourceVersion":"12","creationTimestamp":"2026-01-02T03:04:05Z",
            "labels":{"app":"web","pod-template-hash":"7d9c5"},"ownerReferences":[{"kind":"ReplicaSet","name":"web-7d9","uid":"1a","controller":true}],
            "managedFields":[{"manager":"kubelet","operation":"Update","fieldsV1":{"f:status":{"f:conditions":{"k:{\\"type\\":\\"Ready\\"}":{".":{},"f:type":{}}}}}}]},
            "spec":{"nodeName":"node-1","restartPolicy":"Always","containers":[{"name":"web","image":"web:1","resources":{"limits":{"cpu":"500m",
            "memory":"64Mi"}},"volumeMounts":[{"name":"token","mountPath":"/var/run"}],"livenessProbe":{"httpGet":{"path":"/","port":8080}}}],
            "tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}]},
            "status":{"phase":"Running","podIP":"10.0.0.7","hostIP":"10.1.0.1","startTime":"2026-01-02T03:04:05Z","conditions":[{"type":"Ready",
            "status":"True","lastTransitionTime":"2026-01-02T03:04:09Z"}],"containerStatuses":[{"name":"web","ready":true,"started":true,
            "restartCount":1,"state":{"running":{"startedAt":"2026-01-02T03:04:07Z"}},"lastState":{"terminated":{"exitCode":1,"reason":"Error",
            "finishedAt":"2026-01-02T03:04:06Z"}}}]}}""";

    private WarmUp() {}

    static void read(Kinds kinds) {
        Projection projection = kinds.known(WellKnown.POD).orElseGet(() -> kinds.custom(List.of()));
        String list = "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[" + String.join(",", Collections.nCopies(PODS, POD)) + "]}";
        byte[] json = list.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < TIMES; i++) {
            Sharing sharing = new Sharing();
            try (JsonReader reader = new JsonReader(new ByteArrayInputStream(json), sharing)) {
                new ListPage<>(new RowReader(WellKnown.POD, projection, sharing), _ -> {}, _ -> {}).read(reader);
            }
        }
    }
}
