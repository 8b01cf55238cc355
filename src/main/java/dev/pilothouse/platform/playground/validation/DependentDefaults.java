package dev.pilothouse.platform.playground.validation;

import static java.util.Map.entry;

import dev.pilothouse.model.ImageName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Defaults that depend on other fields, by kind or by type of {@code defaults.yaml}; run after the plain values and before what is below. */
final class DependentDefaults {

    private static final String ROLLING = "RollingUpdate";
    private static final int SERVICE_AFFINITY_SECONDS = 10_800;
    private static final String RBAC = "rbac.authorization.k8s.io";

    static final Map<String, Consumer<Map<String, Object>>> ALL = Map.ofEntries(
            entry("v1 Pod", DependentDefaults::pod),
            entry("Container", container -> missing(container, "imagePullPolicy", pullPolicy(text(container, "image")))),
            entry("PodSpec", DependentDefaults::dropRestartRules),
            entry("Probe", DependentDefaults::probe),
            entry("Volume", DependentDefaults::volume),
            entry("v1 ReplicationController", DependentDefaults::replicationController),
            entry("apps/v1 Deployment", deployment -> rolling(map(deployment, "spec", "strategy"), "25%", "25%")),
            entry("apps/v1 DaemonSet", set -> rolling(map(set, "spec", "updateStrategy"), 1L, 0L)),
            entry("apps/v1 StatefulSet", DependentDefaults::statefulSet),
            entry("batch/v1 Job", DependentDefaults::job),
            entry("v1 Service", DependentDefaults::service),
            entry("v1 Secret", DependentDefaults::secret),
            entry("v1 Namespace", DependentDefaults::namespace),
            entry("Limit", DependentDefaults::limit),
            entry("v1 Node", DependentDefaults::node),
            entry("autoscaling/v2 HorizontalPodAutoscaler", AutoscalerDefaults::fill),
            entry("networking.k8s.io/v1 NetworkPolicy", DependentDefaults::networkPolicy),
            entry("Subject", subject -> {
                if (Set.of("User", "Group").contains(text(subject, "kind"))) {
                    missing(subject, "apiGroup", RBAC);
                }
            }));

    private DependentDefaults() {}

    private static void pod(Map<String, Object> pod) {
        Map<String, Object> spec = map(pod, "spec");
        for (String list : List.of("containers", "initContainers")) {
            for (Map<String, Object> container : maps(spec, list)) {
                requestLimits(container);
                if (Boolean.TRUE.equals(spec.get("hostNetwork"))) {
                    maps(container, "ports").forEach(port -> missing(port, "hostPort", port.get("containerPort")));
                }
            }
        }
    }

    /** Containers may not have a restart policy of their own, apart from sidecars: the server drops it, its feature gate is off. */
    private static void dropRestartRules(Map<String, Object> spec) {
        maps(spec, "containers").forEach(container -> container.keySet().removeAll(List.of("restartPolicy", "restartPolicyRules")));
        for (Map<String, Object> container : maps(spec, "initContainers")) {
            container.remove("restartPolicyRules");
            if (!text(container, "restartPolicy").equals("Always")) {
                container.remove("restartPolicy");
            }
        }
    }

    /** Texts are written for people's sake and kept as data. */
    private static void secret(Map<String, Object> secret) {
        Map<String, Object> texts = map(secret, "stringData");
        secret.remove("stringData");
        if (!texts.isEmpty()) {
            Map<String, Object> data = new LinkedHashMap<>(map(secret, "data"));
            texts.forEach((key, text) -> data.put(key, Base64.getEncoder().encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8))));
            secret.put("data", data);
        }
    }

    private static void requestLimits(Map<String, Object> container) {
        Map<String, Object> limits = map(container, "resources", "limits");
        if (!limits.isEmpty()) {
            Map<String, Object> requests = make(make(container, "resources"), "requests");
            limits.forEach(requests::putIfAbsent);
        }
    }

    /** Zero counts as nothing in the numbers of a probe. */
    private static void probe(Map<String, Object> probe) {
        zero(probe, "timeoutSeconds", 1);
        zero(probe, "periodSeconds", 10);
        zero(probe, "successThreshold", 1);
        zero(probe, "failureThreshold", 3);
    }

    private static void zero(Map<String, Object> object, String field, long value) {
        if (object.get(field) instanceof Number number && number.longValue() == 0) {
            object.put(field, value);
        }
    }

    private static void volume(Map<String, Object> volume) {
        if (volume.keySet().stream().allMatch("name"::equals)) {
            volume.put("emptyDir", new LinkedHashMap<>());
        }
        Map<String, Object> image = map(volume, "image");
        if (!image.isEmpty()) {
            missing(image, "pullPolicy", pullPolicy(text(image, "reference")));
        }
    }

    private static String pullPolicy(String image) {
        return !image.isEmpty() && ImageName.of(image).isLatest() ? "Always" : "IfNotPresent";
    }

    private static void replicationController(Map<String, Object> controller) {
        Map<String, Object> labels = map(controller, "spec", "template", "metadata", "labels");
        if (!labels.isEmpty()) {
            fallBack(make(controller, "spec"), "selector", labels);
            fallBack(make(controller, "metadata"), "labels", labels);
        }
    }

    private static void fallBack(Map<String, Object> object, String field, Map<String, Object> labels) {
        if (map(object, field).isEmpty()) {
            object.put(field, new LinkedHashMap<>(labels));
        }
    }

    private static void rolling(Map<String, Object> strategy, Object unavailable, Object surge) {
        if (ROLLING.equals(strategy.get("type"))) {
            Map<String, Object> rolling = make(strategy, "rollingUpdate");
            missing(rolling, "maxUnavailable", unavailable);
            missing(rolling, "maxSurge", surge);
        }
    }

    private static void statefulSet(Map<String, Object> set) {
        Map<String, Object> strategy = make(make(set, "spec"), "updateStrategy");
        if (text(strategy, "type").isEmpty()) {
            strategy.put("type", ROLLING);
            make(strategy, "rollingUpdate");
        }
        if (ROLLING.equals(strategy.get("type")) && strategy.containsKey("rollingUpdate")) {
            missing(make(strategy, "rollingUpdate"), "partition", 0L);
        }
    }

    private static void job(Map<String, Object> job) {
        Map<String, Object> spec = make(job, "spec");
        if (!spec.containsKey("completions") && !spec.containsKey("parallelism")) {
            spec.put("completions", 1L);
        }
        missing(spec, "parallelism", 1L);
        missing(spec, "backoffLimit", spec.containsKey("backoffLimitPerIndex") ? Integer.MAX_VALUE : 6L);
        missing(spec, "podReplacementPolicy", spec.containsKey("podFailurePolicy") ? "Failed" : "TerminatingOrFailed");
        Map<String, Object> labels = map(spec, "template", "metadata", "labels");
        if (!labels.isEmpty() && spec.containsKey("selector")) {
            fallBack(make(job, "metadata"), "labels", labels);
        }
    }

    private static void service(Map<String, Object> service) {
        Map<String, Object> spec = make(service, "spec");
        String type = text(spec, "type");
        if ("ClientIP".equals(spec.get("sessionAffinity"))) {
            if (!map(spec, "sessionAffinityConfig", "clientIP").containsKey("timeoutSeconds")) {
                spec.put("sessionAffinityConfig", new LinkedHashMap<>());
                make(make(spec, "sessionAffinityConfig"), "clientIP").put("timeoutSeconds", (long) SERVICE_AFFINITY_SECONDS);
            }
        } else if ("None".equals(spec.get("sessionAffinity"))) {
            spec.remove("sessionAffinityConfig");
        }
        for (Map<String, Object> port : maps(spec, "ports")) {
            Object target = port.get("targetPort");
            if (target == null || "".equals(target) || (target instanceof Number number && number.longValue() == 0)) {
                port.put("targetPort", port.getOrDefault("port", 0L));
            }
        }
        boolean external = type.equals("NodePort") || type.equals("LoadBalancer");
        if (external || (type.equals("ClusterIP") && spec.get("externalIPs") instanceof List<?> addresses && !addresses.isEmpty())) {
            missing(spec, "externalTrafficPolicy", "Cluster");
        }
        if (external || type.equals("ClusterIP")) {
            missing(spec, "internalTrafficPolicy", "Cluster");
        }
        if (type.equals("LoadBalancer")) {
            missing(spec, "allocateLoadBalancerNodePorts", true);
        }
    }

    private static void namespace(Map<String, Object> namespace) {
        String name = text(map(namespace, "metadata"), "name");
        if (!name.isEmpty()) {
            make(make(namespace, "metadata"), "labels").put("kubernetes.io/metadata.name", name);
        }
    }

    private static void limit(Map<String, Object> limit) {
        if ("Container".equals(limit.get("type"))) {
            Map<String, Object> normal = make(limit, "default");
            Map<String, Object> request = make(limit, "defaultRequest");
            map(limit, "max").forEach(normal::putIfAbsent);
            normal.forEach(request::putIfAbsent);
            map(limit, "min").forEach(request::putIfAbsent);
            limit.entrySet().removeIf(entry -> entry.getValue() instanceof Map<?, ?> amounts && amounts.isEmpty());
        }
    }

    private static void node(Map<String, Object> node) {
        Map<String, Object> capacity = map(node, "status", "capacity");
        if (!capacity.isEmpty()) {
            missing(make(node, "status"), "allocatable", new LinkedHashMap<>(capacity));
        }
    }

    private static void networkPolicy(Map<String, Object> policy) {
        Map<String, Object> spec = make(policy, "spec");
        if (!(spec.get("policyTypes") instanceof List<?> types) || types.isEmpty()) {
            List<Object> policyTypes = new ArrayList<>(List.of("Ingress"));
            if (spec.get("egress") instanceof List<?> egress && !egress.isEmpty()) {
                policyTypes.add("Egress");
            }
            spec.put("policyTypes", policyTypes);
        }
    }

    static void missing(Map<String, Object> object, String field, @Nullable Object value) {
        if (value != null && (!object.containsKey(field) || "".equals(object.get(field)))) {
            object.put(field, value instanceof Integer number ? number.longValue() : value);
        }
    }

    static String text(Map<String, Object> object, String field) {
        return object.get(field) instanceof String text ? text : "";
    }

    /** Returns the object at the path, an empty one that is not kept when there is none. */
    static Map<String, Object> map(Map<String, Object> object, String... path) {
        Map<String, Object> map = object;
        for (String step : path) {
            map = map.get(step) instanceof Map<?, ?> child ? Defaults.fields(child) : new LinkedHashMap<>();
        }
        return map;
    }

    /** Returns the object at the field, which is made when it is missing. */
    static Map<String, Object> make(Map<String, Object> object, String field) {
        if (!(object.get(field) instanceof Map)) {
            object.put(field, new LinkedHashMap<>());
        }
        return map(object, field);
    }

    static List<Map<String, Object>> maps(Map<String, Object> object, String field) {
        return object.get(field) instanceof List<?> list ? list.stream().filter(Map.class::isInstance).map(Defaults::fields).toList() : List.of();
    }
}
