package dev.pilothouse.platform.playground.validation;

import static java.util.Map.entry;

import dev.pilothouse.model.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What holds for {@code metadata} of every kind. Rules of {@code k8s.io/apimachinery/pkg/api/validation}. */
final class MetadataRules {

    private static final int ANNOTATIONS_BYTES = 256 * 1024;
    private static final List<String> SET_ONCE =
            List.of("name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds");

    /** Forms of names of the kinds whose names are no DNS subdomains. */
    private static final Map<String, Function<String, List<String>>> FORMS = Map.ofEntries(
            entry("Service", Names::label1035),
            entry("Namespace", Names::label),
            entry("StatefulSet.apps", Names::label),
            entry("Event", Names::pathSegment),
            entry("Event.events.k8s.io", Names::pathSegment),
            entry("PodDisruptionBudget.policy", Names::pathSegment),
            entry("APIService.apiregistration.k8s.io", Names::pathSegment),
            entry("Role.rbac.authorization.k8s.io", Names::pathSegment),
            entry("ClusterRole.rbac.authorization.k8s.io", Names::pathSegment),
            entry("RoleBinding.rbac.authorization.k8s.io", Names::pathSegment),
            entry("ClusterRoleBinding.rbac.authorization.k8s.io", Names::pathSegment));

    private static final Set<String> STANDARD_FINALIZERS = Set.of("kubernetes", "orphan", "foregroundDeletion");

    /** Groups whose kinds ask that finalizers be the cluster's own or name a domain. */
    private static final Predicate<String> KNOWS_FINALIZERS = Set.of(
            "", "apps", "batch", "autoscaling", "policy", "networking.k8s.io", "rbac.authorization.k8s.io", "storage.k8s.io",
            "scheduling.k8s.io", "discovery.k8s.io", "certificates.k8s.io", "flowcontrol.apiserver.k8s.io")::contains;

    private MetadataRules() {}

    static void check(Kind kind, Spot metadata) {
        Function<String, List<String>> form = FORMS.getOrDefault(Rules.key(kind), Names::subdomain);
        if (!metadata.at("generateName").empty()) {
            boolean masks = !form.apply("-").isEmpty();
            metadata.at("generateName").must(text -> masks ? Names.beginning(form, text) : form.apply(text));
        }
        if (metadata.at("name").empty()) {
            metadata.at("name").required("name or generateName is required");
        } else {
            metadata.at("name").must(form);
        }
        Spot namespace = metadata.at("namespace");
        if (!kind.namespaced()) {
            if (!namespace.empty()) {
                namespace.forbidden("not allowed on this type");
            }
        } else if (namespace.empty()) {
            namespace.required("");
        } else {
            namespace.must(Names::label);
        }
        metadata.at("generation").notNegative();
        checkWords(metadata);
        checkFinalizers(metadata.at("finalizers"));
        if (KNOWS_FINALIZERS.test(kind.group())) {
            for (Spot finalizer : metadata.at("finalizers").items()) {
                if (!finalizer.text().contains("/") && !isStandardFinalizer(finalizer.text())) {
                    finalizer.invalid("name is neither a standard finalizer name nor is it fully qualified");
                }
            }
        }
    }

    /** Rules for labels, annotations and owners, which both new and changed objects keep. */
    private static void checkWords(Spot metadata) {
        labels(metadata.at("labels"));
        annotations(metadata.at("annotations"));
        owners(metadata.at("ownerReferences"));
    }

    static void checkUpdate(Spot metadata, Spot before, boolean versionNeeded) {
        if (before.at("deletionTimestamp").present()) {
            Set<String> added = new TreeSet<>();
            metadata.at("finalizers").items().forEach(finalizer -> added.add(finalizer.text()));
            before.at("finalizers").items().forEach(finalizer -> added.remove(finalizer.text()));
            if (!added.isEmpty()) {
                String list = String.join(", ", added.stream().map(Names::quoted).toList());
                metadata.at("finalizers").forbidden("no new finalizers can be added if the object is being deleted, found new finalizers []string{" + list + "}");
            }
        }
        if (versionNeeded && metadata.at("resourceVersion").empty()) {
            metadata.at("resourceVersion").invalid("must be specified for an update");
        }
        if (metadata.at("generation").number() < before.at("generation").number()) {
            metadata.at("generation").invalid("must not be decremented");
        }
        SET_ONCE.forEach(field -> metadata.at(field).unchanged(before.at(field)));
        checkWords(metadata);
    }

    static void labels(Spot labels) {
        labels.entries().forEach((key, value) -> {
            Names.qualified(key).forEach(error -> labels.invalid(key, error));
            Names.labelValue(value.text()).forEach(error -> labels.invalid(value.text(), error));
        });
    }

    static void annotations(Spot annotations) {
        int bytes = 0;
        for (Map.Entry<String, Spot> annotation : annotations.entries().entrySet()) {
            Names.annotationKey(annotation.getKey()).forEach(error -> annotations.invalid(annotation.getKey(), error));
            bytes += bytes(annotation.getKey()) + bytes(annotation.getValue().text());
        }
        if (bytes > ANNOTATIONS_BYTES) {
            annotations.tooLong(ANNOTATIONS_BYTES);
        }
    }

    private static void owners(Spot owners) {
        String controller = "";
        for (Spot owner : owners.items()) {
            ownerField(owners, owner, "apiVersion", "version must not be empty");
            for (String field : List.of("kind", "name", "uid")) {
                ownerField(owners, owner, field, "must not be empty");
            }
            if (owner.at("kind").text().equals("Event") && owner.at("apiVersion").text().equals("v1")) {
                owners.invalid(owner.value(), "/v1, Kind=Event is disallowed from being an owner");
            }
            if (owner.at("controller").isTrue()) {
                String current = owner.at("kind").text() + "/" + owner.at("name").text();
                if (controller.isEmpty()) {
                    controller = current;
                } else {
                    owners.invalid("Only one reference can have Controller set to true. Found \"true\" in references for " + controller + " and " + current);
                }
            }
        }
    }

    private static void ownerField(Spot owners, Spot owner, String field, String error) {
        if (owner.at(field).empty()) {
            owners.at(field).invalid("", error);
        }
    }

    private static void checkFinalizers(Spot finalizers) {
        List<String> names = finalizers.items().stream().map(Spot::text).toList();
        names.forEach(name -> Names.qualified(name).forEach(error -> finalizers.invalid(name, error)));
        if (names.contains("orphan") && names.contains("foregroundDeletion")) {
            finalizers.invalid("finalizer orphan and foregroundDeletion cannot be both set");
        }
    }

    static boolean isStandardFinalizer(String name) {
        return STANDARD_FINALIZERS.contains(name);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
