package dev.pilothouse.cli;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Evidence;
import dev.pilothouse.diagnosis.Examination;
import dev.pilothouse.diagnosis.Remedy;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with an object, why, by which proof, and what would mend it. Its exit code tells whether something is. */
@Command(name = "explain-why", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.explain.description}", mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Work work;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", paramLabel = "KIND/NAME", descriptionKey = "cli.explain.object")
    private String object = "";

    ExplainCommand(Work work) {
        this.work = work;
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (object.indexOf('/') < 1) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.explain.usage"));
        }
        Session session = work.open();
        ResourceRef ref = Work.ref(session, object, namespace);
        Document document = session.cluster().get(ref);
        Examination examination = new Examination();
        SessionScene scene = new SessionScene(session);
        List<Diagnosis> found = examination.of(document, scene);
        examination.ofConnection(ref, scene).forEach(each -> print(ref, each));
        if (found.isEmpty()) {
            say(examination.knows(document.kindName()) ? "cli.explain.well" : "cli.explain.unknown", ref.shortName());
            return ExitCode.DONE;
        }
        found.forEach(each -> print(ref, each));
        return ExitCode.REFUSED;
    }

    private void print(ResourceRef asked, Diagnosis found) {
        Terminal terminal = work.terminal();
        String title = terminal.words().say(found.title(), found.args().toArray());
        boolean bad = found.weight() == Diagnosis.Weight.BAD;
        say(bad ? "cli.explain.bad" : "cli.explain.warning", title);
        if (!found.object().equals(asked)) {
            say(found.alike() > 1 ? "cli.explain.several" : "cli.explain.at", found.object().shortName(), Integer.toString(found.alike() - 1));
        }
        say("cli.explain.cause", terminal.words().say(found.cause(), found.args().toArray()));
        for (Evidence evidence : found.evidence()) {
            say("cli.explain.evidence." + evidence.what().name().toLowerCase(Locale.ROOT), evidence.detail(), evidence.source().shortName());
            evidence.text().lines().forEach(line -> say("cli.explain.quote", line));
        }
        for (Remedy remedy : found.remedies()) {
            say("cli.explain.remedy", terminal.words().say("diagnosis.remedy." + remedy.way().name().toLowerCase(Locale.ROOT).replace('_', '-'), remedy.target().shortName()));
        }
    }

    private void say(String key, Object... args) {
        work.terminal().line(work.terminal().words().say(key, args));
    }
}
