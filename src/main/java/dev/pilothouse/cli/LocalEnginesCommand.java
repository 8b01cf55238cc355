package dev.pilothouse.cli;

import dev.pilothouse.local.EngineInfo;
import dev.pilothouse.local.EngineState;
import dev.pilothouse.local.EngineState.Answers;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the container engines of this computer, says why one does not answer, and chooses the one that is used. */
@Command(name = "engines", resourceBundle = PilothouseCommand.BUNDLE, description = "${bundle:cli.local.engines.description}", mixinStandardHelpOptions = true)
final class LocalEnginesCommand implements Callable<Integer> {

    /** The forms in which engines are printed. */
    enum Form {
        table,
        json
    }

    private final Engines engines;
    private final Terminal terminal;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--use", defaultValue = "", paramLabel = "NAME|ADDRESS", descriptionKey = "cli.local.engines.use")
    private String use = "";

    @Option(names = {"-o", "--output"}, defaultValue = "table", paramLabel = "table|json", descriptionKey = "cli.local.engines.output")
    private Form form = Form.table;

    LocalEnginesCommand(Engines engines, Terminal terminal) {
        this.engines = engines;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<EngineInfo> found = engines.look();
        if (!use.isEmpty()) {
            engines.choose(named(found).endpoint());
            found = engines.known();
        }
        if (form == Form.json) {
            terminal.line(Json.pretty(new Tree(Map.of("engines", found.stream().map(this::fields).toList()))).stripTrailing());
        } else {
            table(found);
        }
        engines.problems().forEach(terminal::problem);
        return ExitCode.DONE;
    }

    private EngineInfo named(List<EngineInfo> found) {
        return found.stream()
                .filter(info -> info.name().equals(use) || info.endpoint().address().equals(use))
                .findFirst()
                .orElseThrow(() -> {
                    String names = found.stream().map(EngineInfo::name).collect(Collectors.joining(", "));
                    String message = terminal.words().say("cli.local.engines.unknown", use, names);
                    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
                });
    }

    private void table(List<EngineInfo> found) {
        TextTable table = new TextTable();
        table.row(List.of("USED", "NAME", "STATE", "ENGINE", "VERSION", "API", "RUNNING", "ADDRESS"));
        for (EngineInfo info : found) {
            String used = info.chosen() ? "*" : "";
            String address = info.endpoint().address();
            table.row(
                    switch (info.state()) {
                        case Answers it ->
                            List.of(used, info.name(), state(info), word(it.product()), it.version(), it.api(), it.machine().running() + "", address);
                        case EngineState.Not _ -> List.of(used, info.name(), state(info), "", "", "", "", address);
                    });
        }
        table.lines().forEach(terminal::line);
        for (EngineInfo info : found) {
            if (info.chosen() && info.state() instanceof EngineState.Not(Problem problem)) {
                terminal.problem(problem);
            }
        }
    }

    private static String state(EngineInfo info) {
        return switch (info.state()) {
            case Answers _ -> "answers";
            case EngineState.Not not -> word(not.problem().code()).replaceFirst("^engine-", "");
        };
    }

    private Map<String, Object> fields(EngineInfo info) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", info.name());
        fields.put("used", info.chosen());
        fields.put("address", info.endpoint().address());
        fields.put("found", word(info.origin()));
        fields.put("state", state(info));
        switch (info.state()) {
            case Answers answers -> answer(fields, answers);
            case EngineState.Not not -> fields.put("problem", problem(not.problem()));
        }
        return fields;
    }

    private static void answer(Map<String, Object> fields, Answers answers) {
        fields.put("engine", word(answers.product()));
        fields.put("version", answers.version());
        fields.put("api", answers.api());
        fields.put("os", answers.os());
        fields.put("arch", answers.arch());
        fields.put("system", answers.system());
        fields.put("kernel", answers.kernel());
        fields.put("processors", answers.machine().processors());
        fields.put("memoryBytes", answers.machine().memory());
        fields.put("containers", answers.machine().containers());
        fields.put("running", answers.machine().running());
        EngineState.Setup setup = answers.setup();
        fields.put("cgroupVersion", setup.cgroup());
        fields.put("cgroupDriver", setup.cgroupDriver());
        fields.put("storageDriver", setup.storage());
        fields.put("rootless", setup.rootless());
        fields.put("containerdImageStore", setup.containerdStore());
        fields.put("rootFolder", setup.root());
        fields.put("httpProxy", setup.httpProxy());
        fields.put("httpsProxy", setup.httpsProxy());
        fields.put("noProxy", setup.noProxy());
    }

    private Map<String, Object> problem(Problem problem) {
        Object[] args = problem.args().toArray();
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String part : List.of("title", "cause", "next")) {
            fields.put(part, terminal.words().say(problem.code().key() + "." + part, args));
        }
        fields.put("detail", problem.detail());
        return fields;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
