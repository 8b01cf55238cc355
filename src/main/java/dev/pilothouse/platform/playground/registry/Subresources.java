package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Parts and actions of objects behind paths of their own, apart from {@code status}, which goes the way of its object, and tokens, which
 * the room of rights signs.
 */
final class Subresources {

    private final Wiring wiring;
    private final Reads reads;
    private final Writes writes;
    private final Scales scales;
    private final PodActions pods;

    Subresources(Wiring wiring, Reads reads, Writes writes, Deletes deletes, Gate gate) {
        this.wiring = wiring;
        this.reads = reads;
        this.writes = writes;
        this.scales = new Scales(wiring);
        this.pods = new PodActions(wiring, reads, writes, deletes, gate);
    }

    Document get(Target target) {
        Document object = reads.get(target);
        return target.subresource().equals("scale") ? scales.of(target, object) : object;
    }

    Written create(Caller caller, Target target, Document body, WriteOptions options) {
        return switch (target.resource().name() + "/" + target.subresource()) {
            case "pods/binding" -> pods.bind(caller, target, body, options);
            case "pods/eviction" -> pods.evict(caller, target, body, options);
            default -> throw Refusal.leftOut(target.resource().name() + "/" + target.subresource());
        };
    }

    /**
     * Changes the part.
     *
     * @param wanted makes the part, as {@link #get} returns it, from the one that is there
     */
    Written change(Caller caller, Target target, WriteOptions options, UnaryOperator<Document> wanted) {
        Document changed = writes.change(caller, target, options, new Writes.Recipe(before -> put(target, before, wanted), false)).now();
        return new Written(target.subresource().equals("scale") ? scales.of(target, changed) : changed, false, List.of());
    }

    private Document put(Target target, Document before, UnaryOperator<Document> wanted) {
        return switch (target.subresource()) {
            case "scale" -> scales.into(target, before, wanted.apply(scales.of(target, before)));
            case "ephemeralcontainers" -> PodActions.withEphemeralContainers(target, before, filled(target, wanted.apply(before)));
            case "resize" -> PodActions.resized(before, wanted.apply(before));
            case "finalize" -> withField(before, wanted.apply(before), "spec");
            case "approval" -> withField(before, wanted.apply(before), "status");
            default -> throw Refusal.leftOut(target.resource().name() + "/" + target.subresource());
        };
    }

    /** Returns the object with the defaults of what was added to it. */
    private Document filled(Target target, Document object) {
        return Document.of(wiring.rules().read(target.resource(), object.fields()).object());
    }

    private static Document withField(Document before, Document wanted, String field) {
        Map<String, Object> fields = new LinkedHashMap<>(before.fields());
        fields.put(field, wanted.tree().tree(field).fields());
        return Metadata.with(Document.of(fields), "resourceVersion", wanted.version());
    }
}
