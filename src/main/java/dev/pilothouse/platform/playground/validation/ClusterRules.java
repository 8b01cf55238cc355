package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Namespaces, nodes, events, certificate requests and webhooks: what the cluster itself is made of. */
final class ClusterRules {

    private static final String NOT_SAME_NAMESPACE = "does not match event.namespace";
    private static final List<String> USAGES = List.of(
            "any", "cert sign", "client auth", "code signing", "content commitment", "crl sign", "data encipherment", "decipher only",
            "digital signature", "email protection", "encipher only", "ipsec end system", "ipsec tunnel", "ipsec user", "key agreement",
            "key encipherment", "microsoft sgc", "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping");
    private static final int SHORTEST_CERTIFICATE = 600;
    private static final int LONGEST_TIMEOUT = 30;

    private ClusterRules() {}

    static void namespace(Spot namespace) {
        Spot finalizers = namespace.at("spec", "finalizers");
        for (Spot finalizer : finalizers.items()) {
            Names.qualified(finalizer.text()).forEach(error -> finalizers.invalid(finalizer.text(), error));
            if (!finalizer.text().contains("/") && !MetadataRules.isStandardFinalizer(finalizer.text())) {
                finalizers.invalid(finalizer.text(), "name is neither a standard finalizer name nor is it fully qualified");
            }
        }
    }

    static void node(Spot node) {
        Spot taints = node.at("spec", "taints");
        taints(taints.as(node.at("metadata", "taints")));
        node.at("spec", "podCIDRs").items().forEach(AddressRules::range);
        for (String list : List.of("capacity", "allocatable")) {
            node.at("status", list).entries().forEach((name, amount) -> {
                ResourceRules.resourceName(name, amount);
                ResourceRules.quantity(name, amount);
            });
        }
    }

    private static void taints(Spot taints) {
        Set<String> seen = new HashSet<>();
        for (Spot taint : taints.items()) {
            taint.at("key").must(Names::qualified);
            List<String> errors = Names.labelValue(taint.at("value").text());
            if (!errors.isEmpty()) {
                taint.at("value").invalid(taint.at("value").text(), String.join(";", errors));
            }
            SchedulingRules.taintEffect(taint.at("effect"));
            if (!seen.add(taint.at("key").text() + ":" + taint.at("effect").text())) {
                taint.duplicate("taints must be unique by key and effect pair", taint.value());
            }
        }
    }

    /** Returns the node's networks; the older field that holds one of them counts more. */
    private static Spot networks(Spot spec) {
        String one = spec.at("podCIDR").text();
        Spot all = spec.at("podCIDRs");
        boolean same = one.isEmpty() || (!all.empty() && all.items().getFirst().text().equals(one));
        return same ? all : all.with(List.of(one));
    }

    static void nodeUpdate(Spot node, Spot before) {
        Spot spec = node.at("spec");
        Spot old = before.at("spec");
        if (!old.at("podCIDRs").empty() && !networks(spec).same(networks(old))) {
            spec.at("podCIDRs").forbidden("node updates may not change podCIDR except from \"\" to valid");
        }
        if (!old.at("providerID").empty() && !spec.at("providerID").same(old.at("providerID"))) {
            spec.at("providerID").forbidden("node updates may not change providerID except from \"\" to valid");
        }
        taints(spec.at("taints").as(node.at("metadata", "taints")));
    }

    /** Events of the core API; those of {@code events.k8s.io} are stored as the same. */
    static void event(Spot event) {
        String namespace = event.at("metadata", "namespace").text();
        Spot involved = event.at("involvedObject", "namespace");
        boolean timed = !event.at("eventTime").empty();
        if (involved.empty()) {
            Set<String> fits = timed ? Set.of("default", "kube-system") : Set.of("", "default");
            if (!fits.contains(namespace)) {
                involved.invalid("", NOT_SAME_NAMESPACE);
            }
        } else if (!timed && !involved.text().equals(namespace)) {
            involved.invalid(NOT_SAME_NAMESPACE);
        }
        if (timed) {
            event.at("reportingComponent").requireText();
            event.at("reportingComponent").must(Names::qualified);
            for (String field : List.of("reportingInstance", "action", "reason")) {
                event.at(field).requireText();
            }
        }
    }

    static void certificateRequest(Spot request) {
        Spot spec = request.at("spec");
        if (spec.at("request").empty()) {
            spec.at("request").invalid(null, "PEM block type must be CERTIFICATE REQUEST");
        }
        Spot usages = spec.at("usages");
        if (usages.empty()) {
            usages.required("");
        }
        Set<String> seen = new HashSet<>();
        for (Spot usage : usages.items()) {
            if (!USAGES.contains(usage.text())) {
                usage.unsupported(USAGES);
            }
            if (!seen.add(usage.text())) {
                usage.duplicate();
            }
        }
        Spot signer = spec.at("signerName");
        if (signer.empty()) {
            signer.required("");
        } else if (!signer.text().contains("/")) {
            signer.invalid("must be a fully qualified domain and path of the form 'example.com/signer-name'");
        }
        Spot expiration = spec.at("expirationSeconds");
        if (expiration.present() && expiration.number() < SHORTEST_CERTIFICATE) {
            expiration.invalid("may not specify a duration less than 600 seconds (10 minutes)");
        }
    }

    static void webhooks(Spot configuration) {
        Set<String> names = new HashSet<>();
        for (Spot hook : configuration.at("webhooks").items()) {
            Spot name = hook.at("name");
            if (name.empty()) {
                name.required("");
            } else if (!Names.subdomain(name.text()).isEmpty()) {
                name.invalid(String.join(",", Names.subdomain(name.text())));
            } else if (name.text().split("\\.", -1).length < 3) {
                name.invalid("should be a domain with at least three segments separated by dots");
            }
            hook.at("rules").items().forEach(ClusterRules::webhookRule);
            hook.at("failurePolicy").oneOf("Fail", "Ignore");
            hook.at("matchPolicy").oneOf("Equivalent", "Exact");
            if (!hook.at("sideEffects").present()) {
                hook.at("sideEffects").required("must specify one of None, NoneOnDryRun");
            } else {
                hook.at("sideEffects").oneOf("None", "NoneOnDryRun");
            }
            if (hook.at("timeoutSeconds").number() < 1 || hook.at("timeoutSeconds").number() > LONGEST_TIMEOUT) {
                hook.at("timeoutSeconds").invalid("the timeout value must be between 1 and 30 seconds");
            }
            SelectorRules.check(hook.at("namespaceSelector"));
            SelectorRules.check(hook.at("objectSelector"));
            webhookClient(hook.at("clientConfig"));
            Spot versions = hook.at("admissionReviewVersions");
            if (versions.empty()) {
                versions.required("must specify one of v1, v1beta1");
            } else if (versions.items().stream().noneMatch(version -> Set.of("v1", "v1beta1").contains(version.text()))) {
                versions.invalid("must include at least one of v1, v1beta1");
            }
            if (!name.empty() && !names.add(name.text())) {
                name.duplicate();
            }
        }
    }

    private static void webhookRule(Spot rule) {
        for (String field : List.of("operations", "apiGroups", "apiVersions", "resources")) {
            if (rule.at(field).empty()) {
                rule.at(field).required("");
            }
        }
        for (Spot operation : rule.at("operations").items()) {
            operation.oneOf("*", "CONNECT", "CREATE", "DELETE", "UPDATE");
        }
    }

    private static void webhookClient(Spot client) {
        boolean url = client.at("url").present();
        boolean service = client.at("service").present();
        if (url == service) {
            client.required("exactly one of url or service is required");
        } else if (service) {
            client.at("service", "name").requireText();
            client.at("service", "namespace").requireText();
        } else if (!client.at("url").text().startsWith("https://")) {
            String scheme = client.at("url").text().contains("://") ? client.at("url").text().substring(0, client.at("url").text().indexOf("://")) : "";
            client.at("url").invalid(scheme, "'https' is the only allowed URL scheme; desired format: https://host[/path]");
        }
    }
}
