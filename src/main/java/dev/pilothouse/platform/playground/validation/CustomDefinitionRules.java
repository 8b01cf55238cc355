package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a CustomResourceDefinition itself is sound, in the words of the real server, which speaks of the common schema of all versions as
 * of {@code spec.validation}.
 */
public final class CustomDefinitionRules {

    private static final String APPROVED = "api-approved.kubernetes.io";
    private static final Set<String> COLUMN_TYPES = new TreeSet<>(Set.of("boolean", "date", "integer", "number", "string"));

    private final List<Cause> causes = new ArrayList<>();
    private final Spot root;
    private final Spot spec;
    private final List<Tree> versions;

    private CustomDefinitionRules(Map<String, Object> definition) {
        this.root = Spot.of(definition, causes);
        this.spec = root.at("spec");
        this.versions = new Tree(definition).trees("spec", "versions");
    }

    /** Returns the definition with its defaults: singular, kind of lists, conversion, versions in which objects are stored. */
    public static Map<String, Object> withDefaults(Map<String, Object> definition) {
        Tree spec = new Tree(definition).tree("spec");
        Map<String, Object> names = new LinkedHashMap<>(spec.tree("names").fields());
        String kind = spec.text("names", "kind");
        if (!kind.isEmpty()) {
            names.putIfAbsent("listKind", kind + "List");
            names.putIfAbsent("singular", kind.toLowerCase(Locale.ROOT));
        }
        Map<String, Object> filled = new LinkedHashMap<>(spec.fields());
        filled.put("names", names);
        filled.putIfAbsent("conversion", Map.of("strategy", "None"));
        Map<String, Object> result = new LinkedHashMap<>(definition);
        result.put("spec", filled);
        Map<String, Object> status = new LinkedHashMap<>(new Tree(definition).tree("status").fields());
        List<Object> stored = CustomDefinitionStatus.storedVersions(Document.of(definition));
        if (!stored.isEmpty() && !(status.get("storedVersions") instanceof List<?> list && !list.isEmpty())) {
            status.put("storedVersions", stored);
            result.put("status", status);
        }
        return result;
    }

    /**
     * Returns what is wrong with a definition that has its defaults; metadata apart from the name is not looked at.
     *
     * @param before empty when it is new
     */
    public static List<Cause> check(Map<String, Object> definition, Optional<Map<String, Object>> before) {
        CustomDefinitionRules rules = new CustomDefinitionRules(definition);
        if (before.isEmpty()) {
            rules.checkName();
        }
        rules.checkSpec();
        before.ifPresent(rules::checkUnchanged);
        rules.checkStored();
        rules.checkApproval();
        return List.copyOf(rules.causes);
    }

    private void checkName() {
        Spot name = root.at("metadata", "name");
        if (!name.text().equals(spec.at("names", "plural").text() + "." + spec.at("group").text())) {
            name.invalid("must be spec.names.plural+\".\"+spec.group");
        }
    }

    private void checkSpec() {
        checkGroup(spec.at("group"));
        spec.at("scope").requiredOneOf("Cluster", "Namespaced");
        if (spec.at("preserveUnknownFields").isTrue()) {
            spec.at("preserveUnknownFields").invalid("cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
        }
        checkVersions();
        Spot firstName = root.at("spec", "versions").items().stream().findFirst().map(first -> first.at("name").as(spec.at("version"))).orElse(spec.at("version"));
        joined(firstName, Names.label1035(firstName.text()), "");
        checkNames(spec.at("names"));
        checkConversion(spec.at("conversion"));
    }

    private static void checkGroup(Spot group) {
        List<String> wrong = Names.subdomain(group.text());
        if (group.empty()) {
            group.required("");
        } else if (!wrong.isEmpty()) {
            group.invalid(String.join(",", wrong));
        } else if (!group.text().contains(".")) {
            group.invalid("should be a domain with at least one dot");
        }
    }

    private void checkVersions() {
        boolean common = versions.stream().map(version -> version.tree("schema")).distinct().count() == 1;
        boolean commonParts = versions.stream().map(version -> version.tree("subresources")).distinct().count() == 1;
        boolean commonColumns = versions.stream().map(version -> version.list("additionalPrinterColumns")).distinct().count() == 1;
        List<Spot> spots = spec.at("versions").items();
        for (Spot version : spots) {
            if (!version.at("schema", "openAPIV3Schema").present()) {
                version.at("schema", "openAPIV3Schema").required("");
            }
        }
        for (int i = 0; i < spots.size(); i++) {
            Spot version = spots.get(i);
            joined(version.at("name"), Names.label1035(version.at("name").text()), "");
            if (version.at("deprecationWarning").present() && !version.at("deprecated").isTrue()) {
                version.at("deprecationWarning").invalid("can only be set for deprecated versions");
            }
            boolean first = i == 0;
            if (!common || first) {
                Spot schema = version.at("schema", "openAPIV3Schema");
                checkSchema(common ? schema.as(spec.at("validation", "openAPIV3Schema")) : schema);
            }
            if (!commonParts || first) {
                Spot parts = version.at("subresources");
                checkScale((commonParts ? parts.as(spec.at("subresources")) : parts).at("scale"));
            }
            if (!commonColumns || first) {
                Spot columns = version.at("additionalPrinterColumns");
                (commonColumns ? columns.as(spec.at("additionalPrinterColumns")) : columns).items().forEach(CustomDefinitionRules::checkColumn);
            }
        }
        List<String> names = versions.stream().map(version -> version.text("name")).toList();
        if (new HashSet<>(names).size() < names.size()) {
            spec.at("versions").invalid("must contain unique version names");
        }
        if (versions.stream().filter(version -> version.isTrue("storage")).count() != 1) {
            spec.at("versions").invalid("must have exactly one version marked as storage version");
        }
    }

    private static void checkSchema(Spot schema) {
        if (!schema.present()) {
            return;
        }
        if (schema.at("nullable").isTrue()) {
            schema.at("nullable").forbidden("nullable cannot be true at the root");
        }
        CustomSchemaRules.check(schema);
    }

    private static void checkScale(Spot scale) {
        if (!scale.present()) {
            return;
        }
        checkPath(scale.at("specReplicasPath"), ".spec.");
        checkPath(scale.at("statusReplicasPath"), ".status.");
        Spot selector = scale.at("labelSelectorPath");
        if (!selector.empty() && !selector.text().startsWith(".spec.") && !selector.text().startsWith(".status.")) {
            selector.invalid(selector.text().startsWith(".") ? "should be a json path under either .spec or .status" : "must be a simple json path starting with .");
        }
    }

    private static void checkPath(Spot path, String begin) {
        if (path.empty()) {
            path.required("");
        } else if (!path.text().startsWith(".")) {
            path.invalid("must be a simple json path starting with .");
        } else if (!path.text().startsWith(begin)) {
            path.invalid("should be a json path under " + begin.substring(0, begin.length() - 1));
        }
    }

    private static void checkColumn(Spot column) {
        column.at("name").requireText();
        Spot type = column.at("type");
        String types = "must be one of " + String.join(",", COLUMN_TYPES);
        if (type.empty()) {
            type.required(types);
        } else if (!COLUMN_TYPES.contains(type.text())) {
            type.invalid(types);
        }
        Spot path = column.at("jsonPath").as(column.at("JSONPath"));
        if (path.empty()) {
            path.required("");
        } else if (!path.text().startsWith(".")) {
            path.invalid("must be a simple json path starting with .");
        }
    }

    private static void checkNames(Spot names) {
        for (String word : List.of("plural", "singular", "kind", "listKind")) {
            names.at(word).requireText();
        }
        for (String word : List.of("plural", "singular")) {
            joined(names.at(word), Names.label1035(names.at(word).text()), "");
        }
        for (String word : List.of("kind", "listKind")) {
            joined(names.at(word), Names.label1035(names.at(word).text().toLowerCase(Locale.ROOT)), "may have mixed case, but should otherwise match: ");
        }
        names.at("shortNames").items().forEach(name -> joined(name, Names.label1035(name.text()), ""));
        if (!names.at("kind").empty() && names.at("kind").text().equals(names.at("listKind").text())) {
            names.at("listKind").invalid("kind and listKind may not be the same");
        }
        names.at("categories").items().forEach(name -> joined(name, Names.label1035(name.text()), ""));
    }

    private static void joined(Spot spot, List<String> wrong, String begin) {
        if (!spot.empty() && !wrong.isEmpty()) {
            spot.invalid(begin + String.join(",", wrong));
        }
    }

    private static void checkConversion(Spot conversion) {
        conversion.at("strategy").requiredOneOf("None", "Webhook");
        boolean webhook = conversion.at("strategy").text().equals("Webhook");
        Spot client = conversion.at("webhook", "clientConfig").as(conversion.at("webhookClientConfig"));
        Spot reviews = conversion.at("webhook", "conversionReviewVersions").as(conversion.at("conversionReviewVersions"));
        if (webhook && !client.present()) {
            client.required("required when strategy is set to Webhook");
        }
        if (webhook && reviews.empty()) {
            reviews.required("");
        }
        if (!webhook && client.present()) {
            client.forbidden("should not be set when strategy is not set to Webhook");
        }
        if (!webhook && !reviews.empty()) {
            reviews.forbidden("should not be set when strategy is not set to Webhook");
        }
    }

    private void checkUnchanged(Map<String, Object> before) {
        Spot old = Spot.of(before, new ArrayList<>()).at("spec");
        boolean established = new CustomDefinition(Document.of(before), CustomSchema.of(Tree.EMPTY)).established();
        if (established) {
            spec.at("scope").unchanged(old.at("scope"));
            spec.at("names", "kind").unchanged(old.at("names", "kind"));
        }
        spec.at("group").unchanged(old.at("group"));
        spec.at("names", "plural").unchanged(old.at("names", "plural"));
    }

    private void checkStored() {
        Spot stored = root.at("status", "storedVersions");
        if (stored.empty()) {
            stored.invalid(null, "must have at least one stored version");
            return;
        }
        List<String> names = versions.stream().map(version -> version.text("name")).toList();
        Set<String> kept = new HashSet<>(stored.items().stream().map(Spot::text).toList());
        for (Tree version : versions) {
            if (!kept.remove(version.text("name")) && version.isTrue("storage")) {
                stored.invalid("must have the storage version " + version.text("name"));
            }
        }
        for (Spot version : stored.items()) {
            String name = version.text();
            if (!names.contains(name)) {
                version.invalid("missing from spec.versions; " + name + " was previously a storage version, and must remain in spec.versions until a storage "
                        + "migration ensures no data remains persisted in " + name + " and removes " + name + " from status.storedVersions");
            }
        }
    }

    private void checkApproval() {
        String group = spec.at("group").text();
        boolean guarded = group.equals("k8s.io") || group.equals("kubernetes.io") || group.endsWith(".k8s.io") || group.endsWith(".kubernetes.io");
        String approval = root.at("metadata", "annotations", APPROVED).text();
        if (guarded && approval.isEmpty()) {
            root.at("metadata", "annotations")
                    .keyed(APPROVED, "")
                    .required("protected groups must have approval annotation \"" + APPROVED + "\", see https://github.com/kubernetes/enhancements/pull/1111");
        }
    }
}
