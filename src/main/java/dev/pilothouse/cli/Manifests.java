package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.ApplyYaml;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
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
        List<Wish> wishes = new ArrayList<>();
        boolean sound = true;
        for (Sources.Source source : new Sources(terminal).read(files)) {
            ApplyYaml read = ApplyYaml.read(source.text(), source.name(), namespace, session.cluster().catalog(false)::kind);
            for (ApplyYaml.Part part : read.parts()) {
                part.wish().ifPresent(wishes::add);
                if (part.problem().isPresent()) {
                    terminal.remark("cli.apply.broken", source.name(), Integer.toString(part.line()));
                    terminal.problem(part.problem().get());
                    sound = false;
                }
            }
        }
        if (!sound) {
            return Optional.empty();
        }
        if (wishes.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NOTHING_TO_APPLY, String.join(", ", files)));
        }
        Draft.Summary summary = wishes.size() == 1
                ? new Draft.Summary("apply", List.of(wishes.getFirst().ref().shortName()))
                : new Draft.Summary("apply-several", List.of(Integer.toString(wishes.size())));
        return Optional.of(new Draft(summary, wishes));
    }
}
