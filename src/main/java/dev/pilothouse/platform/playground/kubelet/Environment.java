package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Quantity;
import dev.pilothouse.model.Tree;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The environment of a container: {@code envFrom}, {@code env} with its references, and the services of the namespace. */
record Environment(Kubelet kubelet, Document pod) {

    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$)?\\(([^)]*)\\)");

    /** That a container can't be made; the message is the kubelet's. */
    static final class ConfigError extends Exception {
        private static final long serialVersionUID = 1L;

        ConfigError(String message) {
            super(message);
        }
    }

    Map<String, String> of(Tree container, String podIp) throws ConfigError {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        variables.put("HOSTNAME", hostname());
        variables.putAll(services());
        for (Tree from : container.trees("envFrom")) {
            boolean secret = from.has("secretRef");
            Tree reference = from.tree(secret ? "secretRef" : "configMapRef");
            String prefix = from.text("prefix");
            source(secret, reference).forEach((key, value) -> variables.put(prefix + key, value));
        }
        for (Tree variable : container.trees("env")) {
            Optional<String> value = variable.has("valueFrom") ? referred(variable.tree("valueFrom"), container, podIp) : Optional.of(expanded(variable.text("value"), variables));
            value.ifPresent(text -> variables.put(variable.text("name"), text));
        }
        variables.putIfAbsent("HOME", "/root");
        return variables;
    }

    String hostname() {
        String given = pod.tree().text("spec", "hostname");
        return given.isEmpty() ? pod.name() : given;
    }

    private Map<String, String> source(boolean secret, Tree reference) throws ConfigError {
        String name = reference.text("name");
        Optional<Map<String, String>> found =
                secret ? kubelet.sources().secret(pod.namespace(), name) : kubelet.sources().configMap(pod.namespace(), name);
        if (found.isEmpty() && !reference.isTrue("optional")) {
            throw new ConfigError((secret ? "secret" : "configmap") + " \"" + name + "\" not found");
        }
        return found.orElse(Map.of());
    }

    private Optional<String> referred(Tree from, Tree container, String podIp) throws ConfigError {
        if (from.has("fieldRef")) {
            String path = from.text("fieldRef", "fieldPath");
            boolean ownAddress = path.equals("status.podIP") || path.equals("status.podIPs");
            return Optional.of(ownAddress ? podIp : ConfigSources.field(pod.tree(), path));
        }
        if (from.has("resourceFieldRef")) {
            return Optional.of(resource(container, from.tree("resourceFieldRef")));
        }
        boolean secret = from.has("secretKeyRef");
        Tree reference = from.tree(secret ? "secretKeyRef" : "configMapKeyRef");
        String value = source(secret, reference).get(reference.text("key"));
        if (value == null && !reference.isTrue("optional")) {
            throw new ConfigError("couldn't find key " + reference.text("key") + " in " + (secret ? "Secret " : "ConfigMap ") + pod.namespace() + "/"
                    + reference.text("name"));
        }
        return Optional.ofNullable(value);
    }

    /** Returns an amount of the container in the divisor's unit, rounded up. */
    private static String resource(Tree container, Tree reference) {
        String[] path = reference.text("resource").split("\\.", 2);
        String amount = path.length < 2 ? "" : container.tree("resources", path[0]).text(path[1]);
        String divisor = reference.text("divisor");
        return Quantity.parse(amount)
                .map(found -> found.value()
                        .divide(Quantity.parse(divisor).filter(unit -> unit.value().signum() > 0).orElse(new Quantity("1", java.math.BigDecimal.ONE)).value(), 0, RoundingMode.CEILING)
                        .toPlainString())
                .orElse("0");
    }

    static String expanded(String text, Map<String, String> variables) {
        Matcher matcher = REFERENCE.matcher(text);
        return matcher.replaceAll(found -> {
            String value = variables.get(found.group(2));
            String whole = found.group(1) != null ? found.group().substring(1) : value == null ? found.group() : value;
            return Matcher.quoteReplacement(whole);
        });
    }

    private Map<String, String> services() {
        Map<String, String> variables = new LinkedHashMap<>();
        kubelet.objects().get("services", "default", "kubernetes").ifPresent(service -> put(variables, service));
        if (pod.tree().at("spec", "enableServiceLinks").filter(Boolean.FALSE::equals).isEmpty()) {
            for (Document service : kubelet.objects().list("services", pod.namespace())) {
                put(variables, service);
            }
        }
        return variables;
    }

    private static void put(Map<String, String> variables, Document service) {
        String address = service.tree().text("spec", "clusterIP");
        List<Tree> ports = service.tree().trees("spec", "ports");
        if (address.isEmpty() || address.equals("None") || ports.isEmpty()) {
            return;
        }
        String name = service.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        variables.put(name + "_SERVICE_HOST", address);
        variables.put(name + "_SERVICE_PORT", ports.getFirst().text("port"));
        for (Tree port : ports) {
            if (!port.text("name").isEmpty()) {
                variables.put(name + "_SERVICE_PORT_" + port.text("name").toUpperCase(java.util.Locale.ROOT).replace('-', '_'), port.text("port"));
            }
        }
        Tree first = ports.getFirst();
        String protocol = first.text("protocol").isEmpty() ? "TCP" : first.text("protocol");
        String base = name + "_PORT_" + first.text("port") + "_" + protocol;
        String url = protocol.toLowerCase(java.util.Locale.ROOT) + "://" + address + ":" + first.text("port");
        variables.put(name + "_PORT", url);
        variables.put(base, url);
        variables.put(base + "_PROTO", protocol.toLowerCase(java.util.Locale.ROOT));
        variables.put(base + "_PORT", first.text("port"));
        variables.put(base + "_ADDR", address);
    }
}
