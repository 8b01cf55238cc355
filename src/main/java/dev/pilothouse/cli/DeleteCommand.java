package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deletes objects by kind and name; what depends on them goes in the background. */
@Command(name = "delete", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.delete.description}", mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Parameters(index = "0", paramLabel = "KIND", descriptionKey = "cli.param.kind")
    private String kindWord = "";

    @Parameters(index = "1..*", paramLabel = "NAME", arity = "0..*", descriptionKey = "cli.param.names")
    private List<String> names = new ArrayList<>();

    DeleteCommand(Work work) {
        this.work = work;
    }

    @Override
    public Integer call() {
        boolean typed = kindWord.indexOf('/') > 0;
        if (typed != names.isEmpty()) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.delete.usage"));
        }
        Session session = work.open();
        List<ResourceRef> refs = typed ? List.of(Work.ref(session, kindWord, namespace)) : refs(session);
        return new Changes(work.terminal(), options).carryOut(session, Draft.removal(refs, keepsVolumes(refs)));
    }

    /** Volumes without a name hold data, and a container goes well without them. */
    private static boolean keepsVolumes(List<ResourceRef> refs) {
        return refs.stream().allMatch(ref -> ref.kind().equals(EngineKinds.CONTAINER));
    }

    private List<ResourceRef> refs(Session session) {
        Kind kind = Work.kind(session, kindWord);
        return names.stream().map(name -> new ResourceRef(kind, namespace.of(kind, session.context()), name)).toList();
    }
}
