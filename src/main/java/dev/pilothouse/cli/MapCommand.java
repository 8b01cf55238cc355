package dev.pilothouse.cli;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.SessionScene;
import dev.pilothouse.text.AtomicFile;
import dev.pilothouse.topology.Dot;
import dev.pilothouse.topology.Grouping;
import dev.pilothouse.topology.Layer;
import dev.pilothouse.topology.Layout;
import dev.pilothouse.topology.Lens;
import dev.pilothouse.topology.Network;
import dev.pilothouse.topology.Palette;
import dev.pilothouse.topology.Picture;
import dev.pilothouse.topology.Survey;
import dev.pilothouse.topology.Surveyor;
import dev.pilothouse.topology.Svg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What reaches, uses and owns what: in words, as a picture, or for Graphviz. */
@Command(name = "map", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.map.description}", mixinStandardHelpOptions = true)
final class MapCommand implements Callable<Integer> {

    private final Work work;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Option(names = {"-A", "--all-namespaces"}, descriptionKey = "cli.option.all-namespaces")
    private boolean allNamespaces;

    @Option(names = "--group", paramLabel = "BY", defaultValue = "application", descriptionKey = "cli.map.group")
    private Grouping grouping = Grouping.APPLICATION;

    @Option(names = "--layer", split = ",", paramLabel = "LAYER", defaultValue = "traffic,configuration,scaling", descriptionKey = "cli.map.layer")
    private Set<Layer> layers = EnumSet.noneOf(Layer.class);

    @Option(names = "--find", paramLabel = "WORDS", defaultValue = "", descriptionKey = "cli.map.find")
    private String find = "";

    @Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "" + Lens.LIMIT, descriptionKey = "cli.map.limit")
    private int limit = Lens.LIMIT;

    @Option(names = {"-o", "--output"}, defaultValue = "text", descriptionKey = "cli.map.output")
    private Form form = Form.text;

    @Option(names = "--dark", descriptionKey = "cli.map.dark")
    private boolean dark;

    @Option(names = "--output-file", paramLabel = "FILE", descriptionKey = "cli.map.output-file")
    private @Nullable Path file;

    @Parameters(index = "0", arity = "0..1", paramLabel = "KIND/NAME", descriptionKey = "cli.map.object")
    private @Nullable String object;

    /** What is written. */
    enum Form {
        text,
        svg,
        dot
    }

    private MapCommand(Work work) {
        this.work = work;
    }

    static CommandLine of(Work work) {
        CommandLine map = new CommandLine(new MapCommand(work));
        MapWays.addTo(map, work);
        return map;
    }

    @Override
    public Integer call() {
        if (object != null && object.indexOf('/') < 1) {
            throw new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say("cli.map.usage"));
        }
        Session session = work.open();
        Set<String> where = allNamespaces ? Set.of() : Set.of(namespace.of(WellKnown.POD, session.context()));
        Survey survey = new Surveyor(session.cluster(), where).survey();
        Lens lens = new Lens(layers, grouping, find, object == null ? Set.of() : Set.of(Work.ref(session, object, namespace)), Set.of(), Set.of(), limit);
        Optional<Network> network = layers.contains(Layer.POLICY) ? Optional.of(Network.of(new SessionScene(session))) : Optional.empty();
        Picture seen = lens.look(survey.graph());
        Picture picture = network.map(known -> survey.guard().judged(seen, known)).orElse(seen);
        MapWords words = new MapWords(work.terminal().words());
        switch (form) {
            case text -> words.lines(picture).forEach(work.terminal()::line);
            case svg -> write(Svg.of(Layout.of(picture), Palette.of(dark), words::caption, words::remark));
            case dot -> write(Dot.of(picture, words::caption, words::remark));
        }
        network.ifPresent(known -> work.terminal().remark("topology.answer.enforced." + known.enforced().map(yes -> yes ? "yes" : "no").orElse("unknown")));
        words.left(picture).ifPresent(left -> work.terminal().remark("cli.map.count", picture.shown(), picture.all(), left));
        survey.refused().stream().sorted().forEach(kind -> work.terminal().remark("cli.map.refused", kind.plural()));
        return ExitCode.DONE;
    }

    private void write(String text) {
        Path into = file;
        if (into == null) {
            text.lines().forEach(work.terminal()::line);
            return;
        }
        try {
            AtomicFile.replace(into, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, into.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }
}
