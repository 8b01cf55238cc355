package dev.pilothouse.cli;

import dev.pilothouse.guide.Content;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.guide.Shape;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.text.SecretMask;
import java.util.List;
import java.util.Map;

/** Prints the keys of a Secret or ConfigMap: what they are, the whole object, or the very bytes of one. */
final class KeysReading {

    private final Work work;

    KeysReading(Work work) {
        this.work = work;
    }

    int print(Kind kind, NamespaceOption namespace, String name, String key, Output output, boolean reveal) {
        Session session = work.open();
        ResourceRef ref = new ResourceRef(kind, namespace.of(kind, session.context()), name);
        Document document = session.cluster().get(ref);
        Keys keys = Keys.of(document, ref);
        if (!key.isEmpty() && keys.get(key).isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.KEY_UNKNOWN, key, ref.toString()));
        }
        switch (output) {
            case json, yaml -> work.terminal().line(document(document, reveal, output));
            case name -> shown(keys, key).keySet().forEach(work.terminal()::line);
            case table, wide -> {
                if (key.isEmpty() || !reveal) {
                    table(keys, key, reveal);
                } else {
                    work.terminal().bytes(keys.get(key).orElseThrow().bytes());
                }
            }
        }
        return ExitCode.DONE;
    }

    /** Returns the whole document, of a Secret with masks unless they are to be revealed. */
    static String document(Document document, boolean reveal, Output output) {
        Document shown = reveal ? document : new Document(new SecretMask().shown(document));
        return DocumentPrinter.print(List.of(shown), true, output == Output.json);
    }

    private static Map<String, Content> shown(Keys keys, String key) {
        return key.isEmpty() ? keys.after() : Map.of(key, keys.get(key).orElseThrow());
    }

    private void table(Keys keys, String key, boolean reveal) {
        TextTable table = new TextTable();
        table.row(List.of("KEY", "KIND", "SIZE", "VALUE"));
        shown(keys, key).forEach((name, content) ->
                table.row(List.of(name, kind(content), content.size() + " B", reveal ? value(content) : SecretMask.DOTS)));
        table.lines().forEach(work.terminal()::line);
    }

    private String kind(Content content) {
        return content.shape() instanceof Shape.Image image
                ? image.format()
                : work.terminal().words().say("guide.shape." + content.shape().word());
    }

    /** One line: escapes show what would break it. */
    private static String value(Content content) {
        return content.text().isPresent()
                ? content.utf8().or(content::text).orElseThrow().replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
                : content.hex();
    }
}
