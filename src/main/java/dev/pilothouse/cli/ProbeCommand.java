package dev.pilothouse.cli;

import dev.pilothouse.cluster.Query;
import dev.pilothouse.guide.probe.ProbeSubject;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at, changes and tries the probes of a workload. */
@Command(name = "probe", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.probe.description}", mixinStandardHelpOptions = true)
final class ProbeCommand implements Runnable {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    ProbeCommand(Work work) {
        this.work = work;
    }

    @Override
    public void run() {
        throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.probe.usage"));
    }

    /** Which container of which workload is meant. */
    static final class Target {

        @Spec(Spec.Target.MIXEE)
        private @Nullable CommandSpec spec;

        @Mixin
        private final NamespaceOption namespace = new NamespaceOption();

        @Parameters(index = "0", paramLabel = "KIND/NAME", descriptionKey = "cli.param.kind-name")
        private String name = "";

        @Option(names = {"-c", "--container"}, paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.probe.container")
        private String container = "";

        private Optional<ResourceRef> asked = Optional.empty();

        /** Returns the pod that was named, when it was one. */
        Optional<ResourceRef> pod() {
            return asked.filter(ref -> ref.kind().sameAs(BuiltIn.POD));
        }

        ProbeSubject read(Session session, Terminal terminal) {
            if (name.indexOf('/') <= 0) {
                throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), terminal.words().say("cli.probe.target"));
            }
            ResourceRef ref = Work.ref(session, name, namespace);
            asked = Optional.of(ref);
            return ProbeSubject.read(ref, new ProbeSubject.Reader() {
                @Override
                public Document get(ResourceRef ref) {
                    return session.cluster().get(ref);
                }

                @Override
                public List<Document> pods(String in, String selector) {
                    List<Document> pods = new ArrayList<>();
                    session.cluster().documents(new Query(BuiltIn.POD, in, selector, ""), pods::add);
                    return pods;
                }
            });
        }

        /** Returns the containers that are meant: the named one, or all. */
        List<ProbedContainer> containers(ProbeSubject subject) {
            return container.isEmpty() ? subject.containers() : List.of(container(subject));
        }

        /** Returns the container that is meant: the named one, or the first. */
        ProbedContainer container(ProbeSubject subject) {
            return subject.container(container).orElseThrow(() -> new ProblemException(Problem.of(
                    ProblemCode.CONTAINER_UNKNOWN, subject.ref().toString(), container, subject.containers().stream().map(ProbedContainer::name).collect(Collectors.joining(", ")))));
        }
    }
}
