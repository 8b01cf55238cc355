package dev.pilothouse.platform.kind.preflight;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.EngineEndpoint;
import dev.pilothouse.local.Engines;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.NodeImages;
import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.local.PreflightFinding.Check;
import dev.pilothouse.local.PreflightFinding.Level;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.platform.command.Tools;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.platform.kind.preflight.Beside.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for all that would keep a blueprint from becoming a cluster here.
 *
 * <p>All checks go at the same time, and none may take longer than some seconds: what hangs is a finding of its own. Made once and kept, since what
 * cannot change from one look to the next is remembered, so that a person may type while it looks.
 */
public final class KindPreflight {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration ASKED = Duration.ofMillis(1_500);

    private static final Logger LOG = LoggerFactory.getLogger(KindPreflight.class);

    private final NodeImages table = NodeImages.shipped();
    private final Duration limit;
    private final Host host;
    private final Commands commands;
    private final EngineLooks engines;
    private final RemoteImages images;

    /**
     * @param connect the connection to an engine, which stays ours to use and another's to close
     * @param environment variables of this process
     * @param kubeconfig the file that a cluster of that name gets
     */
    public KindPreflight(
            Engines engines,
            Function<EngineEndpoint, DockerEngine> connect,
            Tools tools,
            Map<String, String> environment,
            Path home,
            Function<String, Path> kubeconfig) {
        this(Host.ofThisComputer(environment, home, kubeconfig), engines, connect, tools, new Registry(Proxies.of(environment), ASKED)::look, LIMIT);
    }

    /** @param limit how long a check may take */
    KindPreflight(
            Host host,
            Engines engines,
            Function<EngineEndpoint, DockerEngine> connect,
            Tools tools,
            BiFunction<String, String, ImageState> registry,
            Duration limit) {
        this.host = host;
        this.limit = limit;
        commands = new Commands(tools, host.environment().getOrDefault("PATH", ""));
        this.engines = new EngineLooks(engines, connect, host);
        images = new RemoteImages(registry);
    }

    /** Returns what was found, what matters most first; ends in time whatever hangs. */
    public List<PreflightFinding> of(Blueprint blueprint) {
        long begin = System.nanoTime();
        try (Beside beside = new Beside()) {
            Facts facts = new Facts(blueprint, table, commands, engines, images, beside);
            List<Outcome<List<PreflightFinding>>> outcomes = new ArrayList<>();
            List<Check> checks = new ArrayList<>();
            new Checks(blueprint, facts, host).all().forEach((check, work) -> {
                checks.add(check);
                outcomes.add(beside.begin(work));
            });
            List<PreflightFinding> findings = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                findings.addAll(found(checks.get(i), outcomes.get(i), limit.minusNanos(System.nanoTime() - begin)));
            }
            return new Preflight(findings).findings();
        }
    }

    /** Returns the images from which nodes can be made here, newest Kubernetes first; where nobody answers, those that were released. */
    public List<NodeImage> images() {
        String release = commands.kind() instanceof ToolFacts.Found found ? found.version().toString() : "";
        return table.choices(release, held());
    }

    private List<String> held() {
        try {
            return engines.look() instanceof EngineLooks.Look.Answers answers ? answers.reader().nodeImages() : List.of();
        } catch (ProblemException e) {
            return List.of(); // a finding says why
        }
    }

    private List<PreflightFinding> found(Check check, Outcome<List<PreflightFinding>> outcome, Duration left) {
        try {
            return outcome.get(left);
        } catch (TimeoutException e) {
            return List.of(notChecked(check, "> " + limit.toSeconds() + " s"));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.info("Preflight could not check {}", check, cause);
            return List.of(notChecked(check, words(cause)));
        }
    }

    private static PreflightFinding notChecked(Check check, String why) {
        return PreflightFinding.of(check, Level.NOTE, PreflightFinding.NOT_CHECKED, why);
    }

    private static String words(Throwable cause) {
        if (cause instanceof ProblemException refused) {
            ProblemCode code = refused.problem().code();
            return refused.problem().detail().isEmpty() ? code.name() : refused.problem().detail().lines().findFirst().orElse("");
        }
        return String.valueOf(cause.getMessage());
    }
}
