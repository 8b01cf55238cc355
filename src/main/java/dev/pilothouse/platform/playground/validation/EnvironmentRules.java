package dev.pilothouse.platform.playground.validation;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Environment variables of containers, and fields of a pod that programs may look at. */
final class EnvironmentRules {

    private static final Set<String> FIELDS_IN_VARIABLES = new TreeSet<>(List.of(
            "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName",
            "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"));
    private static final Set<String> FIELDS_IN_FILES =
            new TreeSet<>(List.of("metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"));
    private static final List<String> RESOURCES = List.of(
            "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory");
    private static final List<String> SOURCES = List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef");

    private EnvironmentRules() {}

    static void variables(Spot variables) {
        for (Spot variable : variables.items()) {
            if (variable.at("name").empty()) {
                variable.at("name").required("");
            } else {
                variable.at("name").must(Names::environmentVariable);
            }
            if (variable.at("valueFrom").present()) {
                source(variable.at("valueFrom"), !variable.at("value").empty());
            }
        }
    }

    private static void source(Spot source, boolean hasValue) {
        long sources = SOURCES.stream().filter(name -> source.at(name).present()).count();
        if (source.at("fieldRef").present()) {
            field(source.at("fieldRef"), FIELDS_IN_VARIABLES);
        }
        if (source.at("resourceFieldRef").present()) {
            resource(source.at("resourceFieldRef"), false);
        }
        key(source.at("configMapKeyRef"));
        key(source.at("secretKeyRef"));
        if (sources == 0) {
            source.invalid("", "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`");
        } else if (hasValue) {
            source.invalid("", "may not be specified when `value` is not empty");
        } else if (sources > 1) {
            source.invalid("", "may not have more than one field specified at a time");
        }
    }

    private static void key(Spot reference) {
        if (!reference.present()) {
            return;
        }
        reference.at("name").must(Names::subdomain);
        if (reference.at("key").empty()) {
            reference.at("key").required("");
        } else {
            reference.at("key").must(Names::configKey);
        }
    }

    static void sources(Spot sources) {
        for (Spot source : sources.items()) {
            if (!source.at("prefix").empty()) {
                source.at("prefix").must(Names::environmentVariable);
            }
            boolean map = source.at("configMapRef").present();
            boolean secret = source.at("secretRef").present();
            for (String reference : List.of("configMapRef", "secretRef")) {
                Spot name = source.at(reference, "name");
                if (source.at(reference).present() && name.empty()) {
                    name.required("");
                } else if (source.at(reference).present()) {
                    name.must(Names::subdomain);
                }
            }
            if (!map && !secret) {
                sources.invalid("", "must specify one of: `configMapRef` or `secretRef`");
            } else if (map && secret) {
                sources.invalid("", "may not have more than one field specified at a time");
            }
        }
    }

    /** Checks a field of the pod that is written into a file. */
    static void fieldInFile(Spot reference) {
        field(reference, FIELDS_IN_FILES);
    }

    private static void field(Spot reference, Set<String> known) {
        Spot path = reference.at("fieldPath");
        if (path.empty()) {
            path.required("");
            return;
        }
        String text = path.text();
        int bracket = text.indexOf("['");
        if (bracket > 0 && text.endsWith("']")) {
            String key = text.substring(bracket + 2, text.length() - 2);
            switch (text.substring(0, bracket)) {
                case "metadata.annotations" -> Names.annotationKey(key).forEach(error -> reference.invalid(key, error));
                case "metadata.labels" -> Names.qualified(key).forEach(error -> reference.invalid(key, error));
                default -> path.invalid("error converting fieldPath: field label does not support subscript");
            }
        } else if (!convertible(text)) {
            path.invalid("error converting fieldPath: field label not supported: " + text);
        } else if (!known.contains(text)) {
            path.unsupported(List.copyOf(known));
        }
    }

    private static boolean convertible(String path) {
        return FIELDS_IN_VARIABLES.contains(path) || FIELDS_IN_FILES.contains(path) || path.equals("spec.restartPolicy")
                || path.equals("spec.schedulerName") || path.equals("spec.hostNetwork") || path.equals("status.phase");
    }

    /** Checks an amount of a container that is shown to a program. */
    static void resource(Spot reference, boolean inFile) {
        String resource = reference.at("resource").text();
        if (inFile && reference.at("containerName").empty()) {
            reference.at("containerName").required("");
        } else if (resource.isEmpty()) {
            reference.at("resource").required("");
        } else if (!RESOURCES.contains(resource) && !resource.startsWith("limits.hugepages-") && !resource.startsWith("requests.hugepages-")) {
            reference.at("resource").unsupported(RESOURCES);
        }
    }
}
