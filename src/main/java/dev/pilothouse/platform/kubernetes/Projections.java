package dev.pilothouse.platform.kubernetes;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.PrinterColumn;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** How each kind reads: as the house knows it, or as its CustomResourceDefinition asks, which is read once. */
final class Projections {

    private static final Kind DEFINITION = Kind.clusterWide(
            "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions");

    private final Kinds kinds;
    private final Function<ResourceRef, Tree> fetch;
    private final Map<Kind, Projection> custom = new ConcurrentHashMap<>();

    /** @param fetch gets one object or throws */
    Projections(Kinds kinds, Function<ResourceRef, Tree> fetch) {
        this.kinds = kinds;
        this.fetch = fetch;
    }

    Projection of(Kind kind) {
        return kinds.known(kind).orElseGet(() -> {
            Projection known = custom.get(kind);
            if (known == null) {
                known = kinds.custom(BuiltIn.group(kind.group()) ? List.of() : columns(kind));
                custom.put(kind, known);
            }
            return known;
        });
    }

    /** Forgets the definitions, so that a changed one is read again. */
    void forget() {
        custom.clear();
    }

    /** Returns none when there is no definition, as for aggregated servers, or when we may not read it. */
    private List<PrinterColumn> columns(Kind kind) {
        try {
            return fetch.apply(new ResourceRef(DEFINITION, "", kind.qualifiedPlural())).trees("spec", "versions").stream()
                    .filter(version -> version.text("name").equals(kind.version()))
                    .flatMap(version -> version.trees("additionalPrinterColumns").stream())
                    .map(column -> new PrinterColumn(
                            column.text("name"),
                            column.text("type"),
                            column.text("jsonPath"),
                            (int) column.number(0, "priority")))
                    .toList();
        } catch (ProblemException e) {
            return switch (e.problem().code()) {
                case FORBIDDEN, NOT_FOUND, KIND_UNKNOWN -> List.of();
                default -> throw e;
            };
        }
    }
}
