package dev.pilothouse.platform.docker;

import dev.pilothouse.cluster.Exec;
import dev.pilothouse.cluster.ExecStreams;
import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.cluster.LogOptions;
import dev.pilothouse.cluster.LogSink;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** What is done with the containers of an engine. A container is named by its name or id. */
public final class Containers {

    /** How long an engine may take beyond the time that a container was given to stop. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final DockerEngine engine;

    Containers(DockerEngine engine) {
        this.engine = engine;
    }

    /**
     * Lists containers as {@code docker ps} does.
     *
     * @param all those too that do not run
     * @param filters such as {@code label} to {@code io.x-k8s.kind.cluster}
     */
    public List<Tree> list(boolean all, Map<String, List<String>> filters) {
        return engine.trees(EngineCall.get("/containers/json").with("all", all).filtered(filters));
    }

    /** Returns all that the engine knows of one. */
    public Tree inspect(String container) {
        return engine.get(path(container, "/json"));
    }

    /**
     * Makes one that does not run yet.
     *
     * @param name empty for one that the engine makes up
     * @param config as in the API, with {@code Image} and {@code HostConfig}
     * @return its id
     */
    public String create(String name, Tree config) {
        return engine.tree(EngineCall.post("/containers/create").with("name", name).sending(config)).text("Id");
    }

    public void start(String container) {
        engine.run(post(container, "/start").within(SLACK.multipliedBy(2)));
    }

    /**
     * Asks it to end, and ends it after that time.
     *
     * @param patience empty for what the container itself was given, ten seconds as a rule
     */
    public void stop(String container, Optional<Duration> patience) {
        engine.run(ending(container, "/stop", patience));
    }

    public void restart(String container, Optional<Duration> patience) {
        engine.run(ending(container, "/restart", patience));
    }

    public void kill(String container, String signal) {
        engine.run(post(container, "/kill").with("signal", signal));
    }

    public void pause(String container) {
        engine.run(post(container, "/pause"));
    }

    public void unpause(String container) {
        engine.run(post(container, "/unpause"));
    }

    /**
     * Removes it.
     *
     * @param force although it runs
     * @param volumes its volumes without a name too
     */
    public void remove(String container, boolean force, boolean volumes) {
        engine.run(EngineCall.delete(path(container, "")).with("force", force).with("v", volumes).within(SLACK.multipliedBy(2)));
    }

    /**
     * Changes when the engine starts it by itself.
     *
     * @param policy {@code no}, {@code always}, {@code unless-stopped} or {@code on-failure}
     * @param attempts how often after a failure, 0 for no end; for {@code on-failure} only
     */
    public void restartPolicy(String container, String policy, int attempts) {
        Tree wish = new Tree(Map.of("RestartPolicy", Map.of("Name", policy, "MaximumRetryCount", (long) attempts)));
        engine.run(post(container, "/update").sending(wish));
    }

    public void rename(String container, String name) {
        engine.run(post(container, "/rename").with("name", name));
    }

    /** Waits until it does not run, at most that long, and returns its exit code. */
    public int await(String container, Duration limit) {
        return (int) engine.tree(post(container, "/wait").within(limit)).number(-1, "StatusCode");
    }

    /** Returns its log as {@code docker logs} shows it, the newest lines only where a number is given. */
    public List<LogLine> log(String container, OptionalLong tail) {
        List<LogLine> lines = new ArrayList<>();
        new LogFollow(engine, container, new LogOptions("", false, false, tail, Optional.empty())).readAll(lines::add);
        return lines;
    }

    /** Reads its log and, when asked, follows it until it stops. Returns at once; {@code previous} is not known to engines. */
    public Subscription log(String container, LogOptions options, LogSink sink) {
        return new LogFollow(engine, container, options).start(sink);
    }

    /** Measures it once; takes about a second, because its processors are measured between two moments. */
    public ContainerUse use(String container) {
        return ContainerUse.of(engine.tree(EngineCall.get(path(container, "/stats")).with("stream", "false")));
    }

    /**
     * Measures it once a second until closed. Returns at once.
     *
     * @param ended told when it cannot be measured any more, but not after closing
     */
    public Subscription use(String container, Consumer<ContainerUse> use, Consumer<Optional<Problem>> ended) {
        return new UseFollow(engine, path(container, "/stats")).start(use, ended);
    }

    /** Starts a command in one that runs. Returns when the engine has agreed to; closing leaves the command alone. */
    public Exec exec(String container, ExecOrder order, ExecStreams streams) {
        return ExecRun.start(engine, container, order, streams);
    }

    /** Takes part in what it was started with, whose terminal, if any, is taken as it is. Returns when the engine has agreed to. */
    public Exec attach(String container, ExecStreams streams) {
        return ExecRun.attach(engine, container, inspect(container).tree("Config").isTrue("Tty"), streams);
    }

    /**
     * Runs a command to its end.
     *
     * @param limit after which it is left alone, since engines cannot end it
     */
    public ExecResult run(String container, ExecOrder order, Duration limit) {
        return ExecResult.of(engine, container, order, Optional.empty(), limit);
    }

    /** Runs a command that reads that input to its end. */
    public ExecResult run(String container, ExecOrder order, InputStream input, Duration limit) {
        return ExecResult.of(engine, container, order, Optional.of(input), limit);
    }

    /** Writes a file or folder of it as a tar archive; it need not run. */
    public void copyFrom(String container, String file, OutputStream archive) {
        EngineCall call = EngineCall.get(path(container, "/archive")).with("path", file).within(EngineCall.STANDSTILL);
        engine.stream(call, Optional.empty(), answer -> answer.body().transferTo(archive));
    }

    private EngineCall ending(String container, String verb, Optional<Duration> patience) {
        EngineCall call = post(container, verb).within(patience.orElse(SLACK.multipliedBy(3)).plus(SLACK));
        return call.with("t", patience.map(given -> Long.toString(given.toSeconds())).orElse(""));
    }

    private static EngineCall post(String container, String verb) {
        return EngineCall.post(path(container, verb));
    }

    private static String path(String container, String rest) {
        return "/containers/" + EngineCall.segment(container) + rest;
    }
}
