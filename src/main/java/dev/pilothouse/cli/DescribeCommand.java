package dev.pilothouse.cli;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells all about one object: what it is, how it is doing, what happened to it. */
@Command(name = "describe", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.describe.description}", mixinStandardHelpOptions = true)
final class DescribeCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "cli.param.kind")
    private String kindWord = "";

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", descriptionKey = "cli.param.name")
    private @Nullable String name;

    DescribeCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        if (kindWord.indexOf('/') > 0 == (name != null)) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.describe.usage"));
        }
        Session session = work.open();
        ResourceRef ref = name == null ? Work.ref(session, kindWord, namespace) : named(session, name);
        Document document = session.cluster().get(ref);
        new Description(work.terminal()).print(ref, document, events(session, document));
        return ExitCode.DONE;
    }

    private ResourceRef named(Session session, String objectName) {
        Kind kind = Work.kind(session, kindWord);
        return new ResourceRef(kind, namespace.of(kind, session.context()), objectName);
    }

    private static List<Document> events(Session session, Document document) {
        Optional<Kind> event = session.cluster().catalog(false).kind("v1", "Event");
        List<Document> events = new ArrayList<>();
        event.ifPresent(kind -> session.cluster()
                .documents(new Query(kind, document.namespace(), "", "involvedObject.uid=" + document.uid()), events::add));
        return events;
    }
}
