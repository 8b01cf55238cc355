package dev.pilothouse.ui.detail;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds the overview of an object: what its kind has to say first, then what every object has.
 *
 * @param catalog turns what an object names into places
 */
record Overviews(Catalog catalog) {

    /** Returns the blocks of an overview. Never fails: fields that are absent or odd are left out. */
    List<Block> of(Kind kind, Document document) {
        List<Block> blocks = new ArrayList<>();
        Tree tree = document.tree();
        List<Block.Fact> facts = new ArrayList<>(owners(document));
        switch (kind.qualifiedPlural()) {
            case "pods" -> new PodFacts(this).add(document, facts, blocks);
            case "deployments.apps", "statefulsets.apps", "daemonsets.apps", "replicasets.apps" -> WorkloadFacts.add(tree, facts, blocks);
            case "jobs.batch" -> JobFacts.add(tree, facts, blocks);
            case "services" -> ServiceFacts.add(tree, facts);
            case "nodes" -> NodeFacts.add(tree, facts);
            case "configmaps", "secrets" -> ConfigurationFacts.add(kind, tree, facts, blocks);
            case "containers.docker" -> new EngineFacts(this).container(tree, facts);
            case "images.docker" -> new EngineFacts(this).image(tree, facts);
            case "networks.docker", "volumes.docker" -> new EngineFacts(this).other(tree, facts);
            default -> OtherFacts.add(tree, facts);
        }
        chips("detail.fact.labels", tree.tree("metadata", "labels"), facts);
        List<String> finalizers = tree.list("metadata", "finalizers").stream().map(String::valueOf).toList();
        if (!finalizers.isEmpty()) {
            facts.add(new Block.Fact("detail.fact.finalizers", new Block.Value.Chips(finalizers)));
        }
        if (!facts.isEmpty()) {
            blocks.addFirst(new Block.Facts(facts));
        }
        List<Block.Condition> conditions = Conditions.of(tree);
        if (!conditions.isEmpty()) {
            blocks.add(new Block.Conditions(conditions));
        }
        return blocks;
    }

    private List<Block.Fact> owners(Document document) {
        return document.tree().trees("metadata", "ownerReferences").stream()
                .map(owner -> new Block.Fact(
                        "detail.fact.owner",
                        new Block.Value.Link(
                                reference(owner.text("apiVersion"), owner.text("kind"), document.namespace(), owner.text("name")),
                                owner.text("name"),
                                owner.text("kind"))))
                .toList();
    }

    /** Returns the place of an object that another one names, when the cluster serves its kind. */
    Optional<ResourceRef> reference(String apiVersion, String kindName, String namespace, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return catalog.kind(apiVersion, kindName).map(kind -> new ResourceRef(kind, kind.namespaced() ? namespace : "", name));
    }

    static void text(String label, String text, List<Block.Fact> facts) {
        if (!text.isEmpty()) {
            facts.add(Block.text(label, text));
        }
    }

    static void code(String label, String text, List<Block.Fact> facts) {
        if (!text.isEmpty()) {
            facts.add(Block.code(label, text));
        }
    }

    static void chips(String label, Tree map, List<Block.Fact> facts) {
        List<String> texts = map.texts().entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
        if (!texts.isEmpty()) {
            facts.add(new Block.Fact(label, new Block.Value.Chips(texts)));
        }
    }
}
