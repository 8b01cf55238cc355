package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyGenerator;
import dev.pilothouse.guide.KeyGenerator.Alphabet;
import dev.pilothouse.guide.compose.Compose;
import dev.pilothouse.guide.compose.ComposeFolder;
import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.guide.deploy.Names;
import dev.pilothouse.guide.deploy.Order;
import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Deploys an image by a template, or the services of a Compose file, with the rules and words of the guided deploy. */
@Command(name = "deploy", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.deploy.description}", mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {

    private static final int PASSWORD = 24;

    private final Work work;
    private final RolloutCommands rollouts;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final NamespaceOption namespace = new NamespaceOption();

    @Mixin
    private final ChangeOptions options = new ChangeOptions();

    @Mixin
    private final FormOption form = new FormOption();

    @Parameters(arity = "0..1", paramLabel = "NAME", defaultValue = "", descriptionKey = "cli.deploy.name")
    private String name = "";

    @Option(names = "--image", paramLabel = "IMAGE", defaultValue = "", descriptionKey = "cli.deploy.image")
    private String image = "";

    @Option(names = "--template", paramLabel = "NAME", defaultValue = "web-service", descriptionKey = "cli.deploy.template")
    private String template = "web-service";

    @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "cli.deploy.kind")
    private @Nullable String kind;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", descriptionKey = "cli.deploy.port")
    private int port;

    @Option(names = "--replicas", paramLabel = "N", descriptionKey = "cli.option.replicas")
    private @Nullable Integer replicas;

    @Option(names = {"-e", "--env"}, paramLabel = "NAME=VALUE", descriptionKey = "cli.deploy.env")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(names = "--compose", paramLabel = "FILE", descriptionKey = "cli.deploy.compose")
    private @Nullable Path compose;

    @Mixin
    private final WaitOption waiting = new WaitOption();

    DeployCommand(Work work, RolloutCommands rollouts) {
        this.work = work;
        this.rollouts = rollouts;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean ours = compose == null;
        Template chosen = checked(ours);
        waiting.check(options, work.terminal());
        Session session = work.open();
        DeployGuide guide = new DeployGuide();
        String into = namespace.or(session.context());
        boolean prod = session.changes().guard().level() == Guard.Level.TYPE_NAME;
        List<Document> around = new ArrayList<>();
        Set<Kind> known = session.around(into, guide.around(Optional.empty()), around::add);
        Subject subject = new Subject(Optional.empty(), Optional.empty(), into, around, prod).knowing(known);
        Optional<Sheet> sheet = ours ? Optional.of(templated(subject, chosen)) : composed(subject, java.util.Objects.requireNonNull(compose));
        if (sheet.isEmpty()) {
            return ExitCode.REFUSED;
        }
        Form filled = Form.of(guide, sheet.get());
        if (!tell(filled)) {
            return ExitCode.REFUSED;
        }
        Draft draft = filled.draft(session.cluster().catalog(false)::kind);
        int code = new Changes(work.terminal(), options, form).carryOut(session, draft);
        return waiting.after(code, work.terminal(), rollouts, session, draft.wishes().stream().map(Draft.Wish::ref).toList());
    }

    /** Says which word is wrong before anything is asked of the cluster. */
    private Template checked(boolean ours) {
        if (ours == (name.isEmpty() && image.isEmpty()) || (!ours && (kind != null || replicas != null || !environment.isEmpty() || port != 0))) {
            throw usage("cli.deploy.usage");
        }
        if (port < 0 || port > 65_535) {
            throw usage("cli.deploy.port.wrong", Integer.toString(port));
        }
        if (replicas != null && replicas < 0) {
            throw usage("cli.replicas.wrong", Integer.toString(replicas));
        }
        if (kind != null && !Order.takes(kind)) {
            throw usage("cli.deploy.kind.wrong", kind);
        }
        return Template.byId(template).orElseThrow(() -> usage("cli.deploy.template.wrong", template));
    }

    private ParameterException usage(String key, Object... args) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), work.terminal().words().say(key, args));
    }

    private Sheet templated(Subject subject, Template chosen) {
        String called = name.isEmpty() ? Names.ofImage(image).orElse(chosen.suggestedName()) : name;
        String password = KeyGenerator.secure().generate(PASSWORD, Alphabet.LETTERS_AND_DIGITS).text().orElse("");
        Sheet sheet = Sheet.of(subject, chosen.yaml(new Answers(called, subject.namespace(), image, port, "", password)));
        OptionalInt copies = replicas == null ? OptionalInt.empty() : OptionalInt.of(replicas);
        return new Order(Optional.ofNullable(kind), copies, environment).in(sheet);
    }

    /** Says what a Compose file loses and what is wrong with it. */
    private Optional<Sheet> composed(Subject subject, Path file) {
        String text = new Sources(work.terminal()).read(List.of(file.toString())).getFirst().text();
        Compose read = Compose.read(text, ComposeFolder.around(file, variable -> Optional.ofNullable(System.getenv(variable))));
        read.problems().forEach(work.terminal()::problem);
        if (!read.problems().isEmpty()) {
            return Optional.empty();
        }
        read.leftovers().forEach(left -> work.terminal().remark(
                "cli.deploy.left", file, Integer.toString(left.line()), left.field(), work.terminal().words().say(left.key(), left.args().toArray())));
        return Optional.of(Sheet.of(subject, read.yaml()));
    }

    /** Says what will be there and what is to be said about it; returns whether nothing stands in the way. */
    private boolean tell(Form filled) {
        filled.guide().words(filled.sheet()).forEach(sentence -> work.terminal().remark("cli.deploy.words", say(sentence)));
        for (Remark remark : filled.remarks()) {
            String key = remark.blocks() ? "cli.deploy.wrong" : "cli.deploy.finding";
            if (remark.effect().weight() != Effect.Weight.NOTE) {
                work.terminal().remark(key, say(remark.effect()));
            }
        }
        return filled.unsettled().isEmpty();
    }

    private String say(Effect effect) {
        return work.terminal().words().say(effect.key(), effect.args().toArray());
    }
}
