package dev.pilothouse.ui.detail;

import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.SecretMask;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The keys of a ConfigMap with the beginnings of their values, and those of a Secret with the sizes of theirs, never more. */
final class ConfigurationFacts {

    private static final int PREVIEW = 80;

    private ConfigurationFacts() {}

    static void add(Kind kind, Tree object, List<Block.Fact> facts, List<Block> blocks) {
        boolean secret = kind.name().equals("Secret");
        Overviews.text("detail.fact.type", object.text("type"), facts);
        if (object.isTrue("immutable")) {
            facts.add(Block.text("detail.fact.immutable", "immutable: true"));
        }
        SecretMask mask = new SecretMask();
        List<Block.Entry> entries = new ArrayList<>();
        object.texts("data").forEach((key, value) -> entries.add(new Block.Entry(key, secret ? mask.mask(value) : preview(value))));
        object.texts("binaryData").forEach((key, value) -> entries.add(new Block.Entry(key, SecretMask.size(value))));
        if (!entries.isEmpty()) {
            blocks.add(new Block.Keys(secret ? "detail.keys.secret" : "detail.keys.config", entries));
        }
    }

    private static String preview(String value) {
        String first = value.lines().findFirst().orElse("");
        boolean whole = first.length() == value.strip().length() && first.length() <= PREVIEW;
        String size = value.getBytes(StandardCharsets.UTF_8).length + " B";
        return whole ? first : first.substring(0, Math.min(PREVIEW, first.length())) + "…  # " + size;
    }
}
