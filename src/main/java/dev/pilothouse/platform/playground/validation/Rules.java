package dev.pilothouse.platform.playground.validation;

import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.platform.playground.status.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The rules that objects of built-in kinds keep, and those for {@code metadata}, which hold for custom kinds too.
 *
 * <p>Each error has the reason, the field and the words of the real server; no error, and the object may be stored. Objects come with their
 * {@link Defaults} filled in and with name and namespace settled. What the server only knows from other objects, quotas and the like, is
 * not looked at.
 */
public final class Rules {

    /** Rules of one kind, after those for metadata. */
    private record KindRules(Consumer<Spot> create, BiConsumer<Spot, Spot> update) {}

    private static final Map<String, KindRules> KINDS = Map.of();

    private Rules() {}

    /** Returns what is wrong with an object that is to be created. */
    public static List<Cause> create(Kind kind, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot spot = Spot.of(object.fields(), causes);
        MetadataRules.check(kind, spot.at("metadata"));
        KindRules rules = KINDS.get(key(kind));
        if (rules != null) {
            rules.create().accept(spot);
        }
        return List.copyOf(causes);
    }

    /** Returns what is wrong with an object that is to replace another one of the same name. */
    public static List<Cause> update(Kind kind, Document before, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot spot = Spot.of(object.fields(), causes);
        Spot old = Spot.of(before.fields(), new ArrayList<>());
        MetadataRules.checkUpdate(spot.at("metadata"), old.at("metadata"), !Strategies.of(kind).unconditionalUpdate());
        KindRules rules = KINDS.get(key(kind));
        if (rules != null) {
            rules.update().accept(spot, old);
        }
        return List.copyOf(causes);
    }

    /** Returns what is wrong with an object whose status, or whose part behind another subresource, is to be replaced. */
    public static List<Cause> updateStatus(Kind kind, Document before, Document object) {
        List<Cause> causes = new ArrayList<>();
        Spot metadata = Spot.of(object.fields(), causes).at("metadata");
        MetadataRules.checkUpdate(metadata, Spot.of(before.fields(), new ArrayList<>()).at("metadata"), false);
        return List.copyOf(causes);
    }

    /** Returns the name under which the rules of a kind are found, {@code Pod} or {@code Deployment.apps}, in whatever version. */
    static String key(Kind kind) {
        return kind.group().isEmpty() ? kind.name() : kind.name() + "." + kind.group();
    }
}
