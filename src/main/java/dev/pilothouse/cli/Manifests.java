package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code -f} names into one draft, and says what is wrong with each document that cannot be read. */
final class Manifests {

    private final Terminal terminal;

    Manifests(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the draft of all documents; empty when one is broken, which has then been said. */
    Optional<Draft> draft(Session session, List<String> files, String namespace) {
        List<ApplyYaml.Part> parts = new ArrayList<>();
        boolean sound = true;
        for (Sources.Source source : new Sources(terminal).read(files)) {
            ApplyYaml read = ApplyYaml.read(source.text(), source.name(), namespace, (apiVersion, kind) -> kind(session, apiVersion, kind));
            parts.addAll(read.parts());
            for (ApplyYaml.Part part : read.parts()) {
                if (part.problem().isPresent()) {
                    terminal.remark("cli.apply.broken", source.name(), Integer.toString(part.line()));
                    terminal.problem(part.problem().get());
                    sound = false;
                }
            }
        }
        return sound ? Optional.of(new ApplyYaml(String.join(", ", files), parts).draft()) : Optional.empty();
    }

    /** A kind that is not known yet may have been defined since the cluster was asked. */
    private static Optional<Kind> kind(Session session, String apiVersion, String name) {
        return session.cluster().catalog(false).kind(apiVersion, name).or(() -> session.cluster().catalog(true).kind(apiVersion, name));
    }
}
