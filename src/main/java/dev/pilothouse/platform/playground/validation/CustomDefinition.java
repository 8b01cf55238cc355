package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.kinds.PrinterColumn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.schema.Resource.Subresource;
import dev.pilothouse.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A CustomResourceDefinition ({@code apiextensions.k8s.io/v1}) as it is used: what it serves, what its objects hold, how tables show them.
 *
 * <p>Versions differ in their schemas only; conversion by webhook is left out, see {@link #refuseWebhooks}. Rules in CEL
 * ({@code x-kubernetes-validations}) are kept and not evaluated, see {@link #warnings}.
 *
 * @param metadata what {@code ObjectMeta} holds
 */
public record CustomDefinition(Document document, Schema metadata) {

    private static final Set<String> VERBS = Set.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final Set<String> PART_VERBS = Set.of("get", "patch", "update");
    private static final Kind SCALE = Kind.namespaced("autoscaling", "v1", "Scale", "scales");

    /**
     * Where the numbers of {@code scale} stand in an object, as paths with a dot in front.
     *
     * @param labelSelector empty when there is none
     */
    public record ScalePaths(String specReplicas, String statusReplicas, Optional<String> labelSelector) {}

    private Tree spec() {
        return document.tree().tree("spec");
    }

    public String group() {
        return spec().text("group");
    }

    /** Returns the names under which it is served, those that were accepted. */
    private Tree names() {
        Tree accepted = document.tree().tree("status", "acceptedNames");
        return accepted.text("plural").isEmpty() ? spec().tree("names") : accepted;
    }

    /** Tells whether its kind may be served: its names are accepted. */
    public boolean established() {
        return document.tree().trees("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").equals("Established") && condition.text("status").equals("True"));
    }

    private Optional<Tree> version(String name) {
        return spec().trees("versions").stream().filter(version -> version.text("name").equals(name)).findFirst();
    }

    /** Returns the kind in one version. */
    public Kind kind(String version) {
        return new Kind(group(), version, names().text("kind"), names().text("plural"), spec().text("scope").equals("Namespaced"));
    }

    public String storageVersion() {
        return spec().trees("versions").stream()
                .filter(version -> version.isTrue("storage"))
                .map(version -> version.text("name"))
                .findFirst()
                .orElse("");
    }

    /** Returns what is served, one entry a version, in the order of discovery: stable versions first, newest first. */
    public List<Resource> resources() {
        return spec().trees("versions").stream()
                .filter(version -> version.isTrue("served"))
                .map(version -> version.text("name"))
                .sorted(CustomVersions.ORDER)
                .map(this::resource)
                .toList();
    }

    private Resource resource(String version) {
        Kind kind = kind(version);
        List<Subresource> parts = new ArrayList<>();
        if (hasStatus(version)) {
            parts.add(new Subresource("status", kind, PART_VERBS));
        }
        if (scale(version).isPresent()) {
            parts.add(new Subresource("scale", SCALE, PART_VERBS));
        }
        String singular = names().text("singular");
        return new Resource(
                kind,
                singular.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : singular,
                texts(names().list("shortNames")),
                texts(names().list("categories")),
                VERBS,
                List.copyOf(parts),
                storageVersion());
    }

    private static List<String> texts(List<?> list) {
        return list.stream().map(String::valueOf).toList();
    }

    /** Tells whether objects of the version have a status that is written by itself. */
    public boolean hasStatus(String version) {
        return version(version).filter(it -> it.has("subresources", "status")).isPresent();
    }

    public Optional<ScalePaths> scale(String version) {
        return version(version)
                .filter(it -> it.has("subresources", "scale"))
                .map(it -> it.tree("subresources", "scale"))
                .map(it -> new ScalePaths(
                        it.text("specReplicasPath"),
                        it.text("statusReplicasPath"),
                        Optional.of(it.text("labelSelectorPath")).filter(path -> !path.isEmpty())));
    }

    /** Returns what objects of the version hold. */
    public Optional<CustomSchema> schema(String version) {
        return version(version).map(it -> CustomSchema.ofObject(it.tree("schema", "openAPIV3Schema"), metadata));
    }

    /** Returns the columns that tables of the version have after the name; none means the age alone. */
    public List<PrinterColumn> columns(String version) {
        return version(version).stream()
                .flatMap(it -> it.trees("additionalPrinterColumns").stream())
                .map(column -> new PrinterColumn(
                        column.text("name"), column.text("type"), column.text("jsonPath"), (int) column.number(0, "priority")))
                .toList();
    }

    /** Returns the warning with which every request in the version is answered, if it is deprecated. */
    public Optional<String> deprecation(String version) {
        return version(version).filter(it -> it.isTrue("deprecated")).map(it -> it.at("deprecationWarning")
                .map(Object::toString)
                .orElse(group() + "/" + version + " " + names().text("kind") + " is deprecated"));
    }

    /** Refuses a definition that the playground cannot serve as it asks. */
    public void refuseWebhooks() {
        if (spec().text("conversion", "strategy").equals("Webhook")) {
            throw Refusal.leftOut("conversion webhooks of custom kinds");
        }
    }

    /** Returns what to say when the definition is written: formats that are none, and rules that are not evaluated. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        int index = 0;
        for (Tree version : spec().trees("versions")) {
            String path = "spec.versions[" + index++ + "].schema.openAPIV3Schema";
            warn(version.tree("schema", "openAPIV3Schema"), path, warnings);
        }
        return warnings;
    }

    private static void warn(Tree schema, String path, List<String> warnings) {
        if (!schema.list("x-kubernetes-validations").isEmpty()) {
            warnings.add(path + ".x-kubernetes-validations: the playground keeps these rules and does not evaluate them");
        }
        String format = schema.text("format");
        if (schema.text("type").equals("string") && !format.isEmpty() && !CustomFormats.known(format)) {
            warnings.add("unrecognized format " + Names.quoted(format));
        }
        for (Map.Entry<String, Object> field : schema.tree("properties").fields().entrySet()) {
            warn(schema.tree("properties", field.getKey()), path + ".properties[" + field.getKey() + "]", warnings);
        }
        for (String inner : List.of("items", "additionalProperties")) {
            if (schema.at(inner).filter(Map.class::isInstance).isPresent()) {
                warn(schema.tree(inner), path + "." + inner, warnings);
            }
        }
    }
}
