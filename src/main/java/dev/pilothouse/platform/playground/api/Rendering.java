package dev.pilothouse.platform.playground.api;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.registry.Page;
import dev.pilothouse.platform.playground.registry.Target;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.schema.Resource;
import dev.pilothouse.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts objects and collections into the form that was asked for. */
final class Rendering {

    private static final byte[] COMMA = {','};
    private static final byte[] END = Answer.bytes("]}");

    private final Tables tables;

    Rendering(Tables tables) {
        this.tables = tables;
    }

    /** Returns one object. */
    Answer object(int code, Target target, Document object, Accepted accepted, Query query) {
        if (accepted.form() == Accepted.Form.OBJECT || object.kindName().equals("Status")) {
            return Answer.json(code, object.tree());
        }
        if (accepted.form() == Accepted.Form.METADATA) {
            return Answer.json(code, Tables.metadata(object, accepted.version()));
        }
        Map<String, Object> metadata = Map.of("resourceVersion", object.version());
        return Answer.json(code, tables.table(tables.view(target), accepted.version(), metadata, List.of(item(object)), include(query), true));
    }

    /** Returns a page of a collection; objects are copied as the bytes that are stored. */
    Answer page(Target target, Page page, Accepted accepted, Query query) {
        return switch (accepted.form()) {
            case OBJECT -> list(target.resource().kind().name() + "List", target.resource().kind().apiVersion(), page, stored(target.resource(), page));
            case METADATA -> list(
                    "PartialObjectMetadataList",
                    "meta.k8s.io/" + accepted.version(),
                    page,
                    page.items().stream().map(item -> Answer.bytes(Json.write(Tables.metadata(item.document(), accepted.version())))).toList());
            case TABLE -> Answer.json(
                    200, tables.table(tables.view(target), accepted.version(), metadata(page), page.items(), include(query), true));
        };
    }

    /** Items of built-in kinds stand in a list without their words, as the real server writes them. */
    private List<byte[]> stored(Resource resource, Page page) {
        if (tables.isCustom(resource)) {
            return page.items().stream().map(Page.Item::json).toList();
        }
        Kind kind = resource.kind();
        String apiVersion = "\"apiVersion\":\"" + kind.apiVersion() + "\",";
        String name = "\"kind\":\"" + kind.name() + "\",";
        byte[] usual = Answer.bytes("{" + apiVersion + name);
        byte[] other = Answer.bytes("{" + name + apiVersion);
        return page.items().stream().map(Page.Item::json).map(json -> starts(json, usual) || starts(json, other) ? without(json, usual.length) : json).toList();
    }

    private static boolean starts(byte[] json, byte[] words) {
        return json.length > words.length && Arrays.equals(json, 0, words.length, words, 0, words.length);
    }

    private static byte[] without(byte[] json, int words) {
        byte[] rest = Arrays.copyOfRange(json, words - 1, json.length);
        rest[0] = '{';
        return rest;
    }

    private static Answer list(String kind, String apiVersion, Page page, List<byte[]> items) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("kind", kind);
        head.put("apiVersion", apiVersion);
        head.put("metadata", metadata(page));
        String open = Json.write(new Tree(head));
        List<byte[]> body = new ArrayList<>(items.size() * 2 + 2);
        body.add(Answer.bytes(open.substring(0, open.length() - 1) + ",\"items\":["));
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                body.add(COMMA);
            }
            body.add(items.get(i));
        }
        body.add(END);
        return new Answer(200, Answer.JSON, body, List.of());
    }

    private static Map<String, Object> metadata(Page page) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resourceVersion", page.resourceVersion());
        if (!page.continueToken().isEmpty()) {
            metadata.put("continue", page.continueToken());
        }
        page.remaining().ifPresent(remaining -> metadata.put("remainingItemCount", remaining));
        return metadata;
    }

    /** Returns what a table's rows carry of their objects. */
    static String include(Query query) {
        String include = query.text("includeObject");
        return switch (include) {
            case "" -> "Metadata";
            case "None", "Metadata", "Object" -> include;
            default -> throw Refusal.badRequest("Unable to convert to Table as requested: includeObject: Invalid value: \"" + include
                    + "\": must be 'Metadata', 'Object', 'None', or empty");
        };
    }

    Tables tables() {
        return tables;
    }

    static Page.Item item(Document object) {
        return new Page.Item() {
            @Override
            public byte[] json() {
                return Answer.bytes(Json.write(object.tree()));
            }

            @Override
            public Document document() {
                return object;
            }
        };
    }
}
