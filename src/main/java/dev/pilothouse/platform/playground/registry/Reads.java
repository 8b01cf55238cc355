package dev.pilothouse.platform.playground.registry;

import dev.pilothouse.model.Document;
import dev.pilothouse.platform.playground.status.Cause;
import dev.pilothouse.platform.playground.status.Refusal;
import dev.pilothouse.platform.playground.store.Compacted;
import dev.pilothouse.platform.playground.store.Query;
import dev.pilothouse.platform.playground.store.Range;
import dev.pilothouse.platform.playground.store.Stored;
import dev.pilothouse.text.Edit;
import java.util.List;
import java.util.Map;

/** The verbs get and list. */
final class Reads {

    private final Wiring wiring;

    Reads(Wiring wiring) {
        this.wiring = wiring;
    }

    Stored stored(Target target) {
        return wiring.store()
                .get(Wiring.key(target))
                .orElseThrow(() -> Refusal.notFound(target.resource().kind(), target.name()));
    }

    Document get(Target target) {
        return Versions.in(target.resource(), stored(target).document());
    }

    Page list(Target target, ListOptions options) {
        Selection selection = Selection.of(target, options, wiring.isCustom(target.resource()));
        Continue from = Continue.of(options.continueToken());
        long wanted = version(options, from);
        int limit = Math.clamp(options.limit(), 0, Integer.MAX_VALUE);
        Query query = new Query(Versions.keptAs(target.resource().name()), target.namespace(), from.after(), limit, selection.condition());
        Range range;
        try {
            range = wanted == 0 ? wiring.store().list(query) : wiring.store().list(query, wanted);
        } catch (Compacted e) {
            throw from.isBeginning() ? expired("The resourceVersion for the provided list is too old.") : goneOn(from);
        }
        List<Page.Item> items = range.objects().stream().map(stored -> item(target, stored)).toList();
        String next = range.more() ? Continue.after(range.objects().getLast().key(), range.revision()) : "";
        return new Page(items, Long.toString(range.revision()), next, range.remaining());
    }

    Page.Item item(Target target, Stored stored) {
        boolean asKept = target.resource().kind().apiVersion().equals(wiring.kept(target.resource()).kind().apiVersion());
        return asKept ? Items.of(stored) : Items.of(Versions.in(target.resource(), stored.document()));
    }

    /** Returns the revision in which to read, 0 for the newest. */
    private long version(ListOptions options, Continue from) {
        String match = options.resourceVersionMatch();
        if (!from.isBeginning()) {
            if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
                throw Refusal.badRequest("specifying resource version is not allowed when using continue");
            }
            return from.revision();
        }
        if (options.resourceVersion().isEmpty()) {
            if (!match.isEmpty()) {
                throw invalid("Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            return 0;
        }
        long asked = number(options.resourceVersion());
        boolean exact = match.equals("Exact") || (match.isEmpty() && options.limit() > 0);
        if (!match.isEmpty() && !match.equals("Exact") && !match.equals("NotOlderThan")) {
            throw invalid("Unsupported value: \"" + match + "\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
        }
        if (match.equals("Exact") && asked == 0) {
            throw invalid("Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
        mustBeKnown(asked);
        return exact ? asked : 0;
    }

    static long number(String resourceVersion) {
        try {
            return Long.parseUnsignedLong(resourceVersion);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("invalid resource version: resourceVersion: Invalid value: \"" + resourceVersion
                    + "\": strconv.ParseUint: parsing \"" + resourceVersion + "\": invalid syntax");
        }
    }

    private void mustBeKnown(long revision) {
        if (Long.compareUnsigned(revision, wiring.store().revision()) > 0) {
            throw tooLarge(revision);
        }
    }

    Refusal tooLarge(long revision) {
        String message = "Timeout: Too large resource version: " + Long.toUnsignedString(revision) + ", current: " + wiring.store().revision();
        Map<String, Object> cause = Edit.object("reason", "ResourceVersionTooLarge", "message", "Too large resource version");
        return new Refusal(504, "Timeout", message, Edit.object("causes", List.of(cause), "retryAfterSeconds", 1L));
    }

    static Refusal expired(String message) {
        return new Refusal(410, "Expired", message, Map.of());
    }

    static Refusal invalid(String message) {
        String reason = message.startsWith("Forbidden") ? "FieldValueForbidden" : "FieldValueNotSupported";
        return Refusals.invalidOptions("ListOptions", List.of(new Cause(reason, message, "resourceVersionMatch")));
    }

    /** Says that the pages before no longer count, and where to go on if that does not matter. */
    private Refusal goneOn(Continue from) {
        String next = Continue.encode(from.after(), 0);
        return new Refusal(410, "Expired",
                "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.",
                Map.of(), next);
    }
}
