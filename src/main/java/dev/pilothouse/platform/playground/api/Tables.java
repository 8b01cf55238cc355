package dev.pilothouse.platform.playground.api;

import dev.pilothouse.kinds.Kinds;
import dev.pilothouse.kinds.PrinterColumn;
import dev.pilothouse.kinds.Projection;
import dev.pilothouse.model.Cell;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.schema.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Objects as rows of a table that kubectl prints ({@code Table} of the meta API), by the same projections as the app's own tables. */
final class Tables {

    private final Kinds kinds;
    private final Columns columns = new Columns();
    private final Function<Resource, Optional<Tree>> definitions;
    private final InstantSource clock;

    /** @param definitions finds the CustomResourceDefinition of a custom resource */
    Tables(Kinds kinds, Function<Resource, Optional<Tree>> definitions, InstantSource clock) {
        this.kinds = kinds;
        this.definitions = definitions;
        this.clock = clock;
    }

    /** How the objects of one request become rows. */
    record View(Kind kind, Projection projection, List<Columns.Definition> columns) {}

    View view(Target target) {
        Resource resource = target.resource();
        Kind kind = resource.kind();
        Optional<Projection> own = target.subresource().isEmpty() || target.subresource().equals("status") ? kinds.known(kind) : Optional.empty();
        if (own.isPresent()) {
            Projection projection = own.get();
            List<Columns.Definition> heads = columns.of(resource.name())
                    .filter(it -> it.size() == Columns.of(projection).size())
                    .orElseGet(() -> Columns.of(projection));
            return new View(kind, projection, heads);
        }
        return target.subresource().isEmpty() ? custom(resource) : scale(kind);
    }

    /** Tells whether a CustomResourceDefinition serves the resource; groups without a dot are the real server's own. */
    boolean isCustom(Resource resource) {
        return resource.kind().group().contains(".") && definitions.apply(resource).isPresent();
    }

    private View custom(Resource resource) {
        List<Columns.Definition> heads = new ArrayList<>(List.of(new Columns.Definition("Name", "string", "name", 0)));
        List<PrinterColumn> printed = new ArrayList<>();
        for (Tree column : printerColumns(resource)) {
            int priority = (int) column.number(0, "priority");
            printed.add(new PrinterColumn(column.text("name"), column.text("type"), column.text("jsonPath"), priority));
            heads.add(new Columns.Definition(column.text("name"), column.text("type"), column.text("format"), priority));
        }
        if (printed.isEmpty()) {
            heads.add(new Columns.Definition("Age", "date", "", 0));
        }
        return new View(resource.kind(), kinds.custom(printed), heads);
    }

    private View scale(Kind kind) {
        List<PrinterColumn> printed = List.of(
                new PrinterColumn("Desired", "integer", ".spec.replicas", 0),
                new PrinterColumn("Available", "integer", ".status.replicas", 0),
                new PrinterColumn("Age", "date", ".metadata.creationTimestamp", 0));
        List<Columns.Definition> heads = List.of(
                new Columns.Definition("Name", "string", "name", 0),
                new Columns.Definition("Desired", "integer", "", 0),
                new Columns.Definition("Available", "integer", "", 0),
                new Columns.Definition("Age", "string", "", 0));
        return new View(kind, kinds.custom(printed), heads);
    }

    private List<Tree> printerColumns(Resource resource) {
        return definitions.apply(resource).stream()
                .flatMap(definition -> definition.trees("spec", "versions").stream())
                .filter(version -> version.text("name").equals(resource.kind().version()))
                .flatMap(version -> version.trees("additionalPrinterColumns").stream())
                .toList();
    }

    /** Returns a table. */
    Tree table(View view, String version, Map<String, Object> metadata, List<Page.Item> items, String include, boolean withColumns) {
        Instant now = clock.instant();
        Map<String, Object> table = new LinkedHashMap<>();
        table.put("kind", "Table");
        table.put("apiVersion", "meta.k8s.io/" + version);
        table.put("metadata", metadata);
        table.put("columnDefinitions", withColumns ? view.columns().stream().map(Columns.Definition::fields).toList() : null);
        table.put("rows", items.stream().map(item -> row(view, item.document(), version, include, now)).toList());
        return new Tree(table);
    }

    private static Map<String, Object> row(View view, Document object, String version, String include, Instant now) {
        Row row = view.projection().row(view.kind(), object.tree());
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            if (!view.projection().columns().get(i).own()) {
                cells.add(value(row.cells().get(i), cells.size() < view.columns().size() ? view.columns().get(cells.size()).type() : "string", now));
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("cells", cells);
        switch (include) {
            case "None" -> {}
            case "Object" -> fields.put("object", object.fields());
            default -> fields.put("object", metadata(object, version).fields());
        }
        return fields;
    }

    private static @Nullable Object value(Cell cell, String type, Instant now) {
        return switch (cell) {
            case Cell.Count count when type.equals("integer") || type.equals("number") -> count.value();
            case Cell.Text text when type.equals("boolean") && (text.text().equals("true") || text.text().equals("false")) -> Boolean.valueOf(text.text());
            case Cell.Text text when text.text().isEmpty() && !type.equals("string") -> null;
            default -> cell.print(now);
        };
    }

    /** Returns an object's metadata alone ({@code PartialObjectMetadata} of the meta API). */
    static Tree metadata(Document object, String version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", "PartialObjectMetadata");
        fields.put("apiVersion", "meta.k8s.io/" + version);
        fields.put("metadata", object.fields().getOrDefault("metadata", Map.of()));
        return new Tree(fields);
    }
}
