package dev.pilothouse.bench;

import java.time.Instant;

/** Pods as a real API server writes them, about 8 kB each, 3 kB of it managed fields. */
final class PodJson {

    private static final String MANAGED_FIELDS = managedFields();

    private PodJson() {}

    static String name(int index) {
        return "app-%d-%s-%s".formatted(index / 100, letters(index / 100, 9), letters(index, 5));
    }

    static String namespace(int index) {
        return "team-" + index / 500;
    }

    static String uid(int index) {
        return "00000000-0000-4000-8000-%012d".formatted(index);
    }

    /**
     * Returns the pod.
     *
     * @param version its resource version
     * @param restarts shown in the table, so that a change of it can be seen
     */
    static String of(int index, long version, int restarts) {
        String app = "app-" + index / 100;
        String created = Instant.ofEpochSecond(1_790_000_000L - index % 100_000).toString();
        String container = """
            {"name":"%s","image":"registry.example/team/%s:1.4.%d","ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],\
            "env":[{"name":"LOG_LEVEL","value":"info"},{"name":"POD_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}},\
            {"name":"DATABASE_URL","valueFrom":{"secretKeyRef":{"name":"database","key":"url"}}}],"resources":{"limits":{"cpu":"500m","memory":"512Mi"},\
            "requests":{"cpu":"100m","memory":"128Mi"}},"volumeMounts":[{"name":"config","mountPath":"/etc/app"},{"name":"kube-api-access-abcde",\
            "readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],"livenessProbe":{"httpGet":{"path":"/healthz","port":"http",\
            "scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},"readinessProbe":{"httpGet":{"path":"/readyz",\
            "port":"http","scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":5,"successThreshold":1,"failureThreshold":3},\
            "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}""";
        String status = """
            {"name":"%s","state":{"running":{"startedAt":"%s"}},"lastState":{},"ready":true,"restartCount":%d,"image":"registry.example/team/%s:1.4.%d",\
            "imageID":"registry.example/team/%s@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",\
            "containerID":"containerd://0123456789abcdef0123456789abcdef0123456789abcdef0123456789%06d","started":true}""";
        return """
            {"metadata":{"name":"%s","generateName":"%s-","namespace":"%s","uid":"%s","resourceVersion":"%d","creationTimestamp":"%s",\
            "labels":{"app":"%s","pod-template-hash":"%s","tier":"backend"},"ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet",\
            "name":"%s-rs","uid":"00000000-0000-4000-9000-%012d","controller":true,"blockOwnerDeletion":true}],"managedFields":%s},\
            "spec":{"volumes":[{"name":"config","configMap":{"name":"config","defaultMode":420}},{"name":"kube-api-access-abcde","projected":{"sources":[\
            {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt","items":[{"key":"ca.crt","path":"ca.crt"}]}}],\
            "defaultMode":420}}],"containers":[%s,%s],"restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst",\
            "serviceAccountName":"default","serviceAccount":"default","nodeName":"node-%d","securityContext":{},"schedulerName":"default-scheduler",\
            "tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0,\
            "enableServiceLinks":true,"preemptionPolicy":"PreemptLowerPriority"},"status":{"phase":"Running","conditions":[\
            {"type":"PodReadyToStartContainers","status":"True","lastProbeTime":null,"lastTransitionTime":"%s"},\
            {"type":"Initialized","status":"True","lastProbeTime":null,"lastTransitionTime":"%s"},{"type":"Ready","status":"True","lastProbeTime":null,\
            "lastTransitionTime":"%s"},{"type":"ContainersReady","status":"True","lastProbeTime":null,"lastTransitionTime":"%s"},\
            {"type":"PodScheduled","status":"True","lastProbeTime":null,"lastTransitionTime":"%s"}],"hostIP":"10.0.%d.%d","podIP":"10.%d.%d.%d",\
            "podIPs":[{"ip":"10.0.0.1"}],"startTime":"%s","containerStatuses":[%s,%s],"qosClass":"Burstable"}}"""
                .formatted(
                        name(index), app, namespace(index), uid(index), version, created, app, letters(index / 100, 9), app, index / 100, MANAGED_FIELDS,
                        container.formatted("app", app, index / 100), container.formatted("proxy", "proxy", 1), index % 100,
                        created, created, created, created, created, index % 250, index % 199, index / 60_000 % 200, index / 250 % 250, index % 250, created,
                        status.formatted("app", created, restarts, app, index / 100, app, index), status.formatted("proxy", created, 0, "proxy", 1, "proxy", index));
    }

    private static String letters(int seed, int length) {
        StringBuilder text = new StringBuilder();
        long rest = (seed + 1L) * 2_654_435_761L;
        for (int i = 0; i < length; i++) {
            text.append("bcdfghjklmnpqrstvwxz2456789".charAt((int) (rest % 27)));
            rest = rest / 27 + seed * 31L;
        }
        return text.toString();
    }

    private static String managedFields() {
        StringBuilder fields = new StringBuilder("{\"f:metadata\":{\"f:labels\":{\".\":{},\"f:app\":{}}},\"f:spec\":{");
        for (int i = 0; i < 60; i++) {
            fields.append("\"f:field%02d\":{\".\":{},\"f:name\":{}},".formatted(i));
        }
        fields.append("\"f:end\":{}}}");
        return "[{\"manager\":\"kube-controller-manager\",\"operation\":\"Update\",\"apiVersion\":\"v1\",\"time\":\"2026-01-01T00:00:00Z\","
                + "\"fieldsType\":\"FieldsV1\",\"fieldsV1\":" + fields + "}]";
    }
}
