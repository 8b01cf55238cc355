package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Ingresses and network policies. */
final class NetworkRules {

    private static final List<String> BAD_SEQUENCES = List.of("//", "/./", "/../", "%2f", "%2F");
    private static final List<String> BAD_ENDINGS = List.of("/..", "/.");
    private static final String CLASS_ANNOTATION = "kubernetes.io/ingress.class";

    private NetworkRules() {}

    static void ingressCreate(Spot ingress) {
        ingress(ingress);
        Spot annotation = ingress.at("metadata", "annotations").at(CLASS_ANNOTATION);
        Spot name = ingress.at("spec", "ingressClassName");
        if (annotation.present() && name.present() && !annotation.text().equals(name.text())) {
            annotation.as(ingress.at("annotations", CLASS_ANNOTATION)).invalid("must match `ingressClassName` when both are specified");
        }
    }

    static void ingress(Spot ingress) {
        Spot spec = ingress.at("spec");
        if (spec.at("rules").empty() && !spec.at("defaultBackend").present()) {
            spec.invalid(spec.at("rules").value(), "either `defaultBackend` or `rules` must be specified");
        }
        if (spec.at("defaultBackend").present()) {
            backend(spec.at("defaultBackend"));
        }
        spec.at("rules").items().forEach(NetworkRules::rule);
        for (Spot tls : spec.at("tls").items()) {
            tls.at("hosts").items().forEach(NetworkRules::host);
            if (!tls.at("secretName").empty()) {
                tls.at("secretName").must(Names::subdomain);
            }
        }
        if (spec.at("ingressClassName").present()) {
            spec.at("ingressClassName").must(Names::subdomain);
        }
    }

    private static void rule(Spot rule) {
        if (!rule.at("host").empty()) {
            if (AddressRules.isAddress(rule.at("host").text())) {
                rule.at("host").invalid("must be a DNS name, not an IP address");
            }
            host(rule.at("host"));
        }
        Spot http = rule.at("http");
        if (http.present() && http.at("paths").empty()) {
            http.at("paths").required("");
        }
        http.at("paths").items().forEach(NetworkRules::path);
    }

    private static void host(Spot host) {
        host.must(host.text().contains("*") ? Names::wildcardSubdomain : Names::subdomain);
    }

    private static void path(Spot entry) {
        Spot type = entry.at("pathType");
        Spot path = entry.at("path");
        if (!type.present()) {
            type.required("pathType must be specified");
            return;
        }
        switch (type.text()) {
            case "Exact", "Prefix" -> {
                if (!path.text().startsWith("/")) {
                    path.invalid("must be an absolute path");
                }
                BAD_SEQUENCES.stream().filter(path.text()::contains).forEach(bad -> path.invalid("must not contain '" + bad + "'"));
                BAD_ENDINGS.stream().filter(path.text()::endsWith).forEach(bad -> path.invalid("cannot end with '" + bad + "'"));
            }
            case "ImplementationSpecific" -> {
                if (!path.empty() && !path.text().startsWith("/")) {
                    path.invalid("must be an absolute path");
                }
            }
            default -> type.unsupported(List.of("Exact", "ImplementationSpecific", "Prefix"));
        }
        backend(entry.at("backend"));
    }

    private static void backend(Spot backend) {
        boolean resource = backend.at("resource").present();
        Spot service = backend.at("service");
        if (resource && service.present()) {
            backend.invalid("", "cannot set both resource and service backends");
        } else if (resource) {
            backend.at("resource", "kind").requireText();
            backend.at("resource", "name").requireText();
        } else if (service.present()) {
            service(backend, service);
        } else {
            backend.invalid("", "resource or service backend is required");
        }
    }

    private static void service(Spot backend, Spot service) {
        if (service.at("name").empty()) {
            service.at("name").required("");
        } else {
            service.at("name").must(Names::label1035);
        }
        Spot name = service.at("port", "name");
        Spot number = service.at("port", "number");
        if (!name.empty() && number.number() != 0) {
            backend.invalid("", "cannot set both port name & port number");
        } else if (!name.empty()) {
            name.must(Names::portName);
        } else if (number.number() != 0) {
            number.between(1, 65_535);
        } else {
            backend.required("port name or number is required");
        }
    }

    static void ingressClass(Spot ingressClass) {
        Spot controller = ingressClass.at("spec", "controller");
        if (controller.empty()) {
            controller.required("");
        } else if (controller.text().indexOf('/') <= 0 || controller.text().endsWith("/")) {
            controller.invalid("must be a domain-prefixed path (such as \"acme.io/foo\")");
        } else {
            String domain = controller.text().substring(0, controller.text().indexOf('/'));
            Names.subdomain(domain).forEach(error -> controller.invalid(domain, error));
        }
    }

    static void ingressClassUpdate(Spot ingressClass, Spot before) {
        ingressClass.at("spec", "controller").unchanged(before.at("spec", "controller"));
        ingressClass(ingressClass);
    }

    static void networkPolicy(Spot policy) {
        Spot spec = policy.at("spec");
        SelectorRules.check(spec.at("podSelector"));
        for (String direction : List.of("ingress", "egress")) {
            for (Spot rule : spec.at(direction).items()) {
                rule.at("ports").items().forEach(NetworkRules::policyPort);
                rule.at(direction.equals("ingress") ? "from" : "to").items().forEach(NetworkRules::peer);
            }
        }
        Spot types = spec.at("policyTypes");
        if (types.size() > 2) {
            types.invalid("may not specify more than two policyTypes");
        } else {
            types.items().forEach(type -> type.oneOf("Ingress", "Egress"));
        }
    }

    private static void policyPort(Spot entry) {
        Spot port = entry.at("port");
        Spot end = entry.at("endPort");
        if (entry.at("protocol").present()) {
            entry.at("protocol").oneOf("TCP", "UDP", "SCTP");
        }
        if (!port.present()) {
            if (end.present()) {
                end.invalid("may not be specified when `port` is not specified");
            }
        } else if (port.isNumber()) {
            port.between(1, 65_535);
            if (end.present()) {
                if (end.number() < port.number()) {
                    end.invalid(port.number(), "must be greater than or equal to `port`");
                }
                end.between(1, 65_535);
            }
        } else {
            if (end.present()) {
                end.invalid("may not be specified when `port` is non-numeric");
            }
            port.must(Names::portName);
        }
    }

    private static void peer(Spot peer) {
        Set<String> given = new HashSet<>();
        for (String selector : List.of("podSelector", "namespaceSelector", "ipBlock")) {
            if (peer.at(selector).present()) {
                given.add(selector);
            }
        }
        SelectorRules.check(peer.at("podSelector"));
        SelectorRules.check(peer.at("namespaceSelector"));
        Spot range = peer.at("ipBlock", "cidr");
        if (given.contains("ipBlock")) {
            if (range.empty()) {
                range.required("");
            } else {
                AddressRules.range(range);
                peer.at("ipBlock", "except").items().forEach(except -> except(except, range.text()));
            }
        }
        if (given.isEmpty()) {
            peer.required("must specify a peer");
        } else if (given.size() > 1 && given.contains("ipBlock")) {
            peer.forbidden("may not specify both ipBlock and another peer");
        }
    }

    private static void except(Spot except, String range) {
        AddressRules.range(except);
        boolean both = AddressRules.isRange(except.text()) && AddressRules.isRange(range);
        if (both && !AddressRules.isWithin(except.text().toLowerCase(Locale.ROOT), range.toLowerCase(Locale.ROOT))) {
            except.invalid("must be a strict subset of `cidr`");
        }
    }
}
