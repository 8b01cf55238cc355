package dev.pilothouse.platform.kind;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Progress.NodeStage;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.command.CommandResult;
import dev.pilothouse.platform.docker.DockerEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One attempt to make a cluster: the image, kind, the kubeconfig, and waiting until the cluster can be used; or why not, and then nothing of it is left.
 *
 * <p>kind's exit code is not trusted: what it made is looked at, and it removes nothing by itself, so that the logs of its nodes can be read first.
 */
final class Attempt {

    private static final Duration USUAL_WAIT = Duration.ofMinutes(5);

    /** After these there is nothing more to read in the nodes. */
    private static final Set<ProblemCode> TOLD_ENOUGH = Set.of(
            ProblemCode.CANCELLED, ProblemCode.CLUSTER_NAME_INVALID, ProblemCode.BLUEPRINT_REFUSED, ProblemCode.COMMAND_MISSING, ProblemCode.NODE_PORT_TAKEN,
            ProblemCode.IMAGE_NOT_PULLED, ProblemCode.BALANCER_IMAGE_MISSING, ProblemCode.MOUNT_IMPOSSIBLE, ProblemCode.NETWORK_POOL_EMPTY,
            ProblemCode.ENGINE_NOT_RUNNING, ProblemCode.ENGINE_FORBIDDEN, ProblemCode.ENGINE_SILENT, ProblemCode.ENGINE_SICK, ProblemCode.ENGINE_LOST,
            ProblemCode.ENGINE_CONTEXT_UNKNOWN, ProblemCode.ROOTLESS_WITHOUT_CGROUPS, ProblemCode.CLUSTER_VANISHED);

    private final KindCommand kind;
    private final DockerEngine engine;
    private final Path folder;
    private final Blueprint blueprint;
    private final Telling telling;
    private final Clock clock;
    private final String cluster;
    private final Path kubeconfig;
    private final PlannedNodes nodes;
    private final Readiness readiness;
    private final List<String> said = new ArrayList<>();

    Attempt(KindCommand kind, DockerEngine engine, Path folder, Blueprint blueprint, Telling telling, Clock clock) {
        this.kind = kind;
        this.engine = engine;
        this.folder = folder;
        this.blueprint = blueprint;
        this.telling = telling;
        this.clock = clock;
        cluster = blueprint.name();
        kubeconfig = KindProvider.kubeconfig(folder, cluster);
        nodes = PlannedNodes.of(blueprint);
        readiness = new Readiness(engine, nodes, telling);
    }

    /** @throws ProblemException with the likeliest cause, after all is removed that is not to stay */
    void run() {
        Duration wait = blueprint.extras().waitTime().orElse(USUAL_WAIT);
        List<Step> steps = nodes.steps(blueprint, !wait.isZero());
        telling.planned(steps);
        if (!containers().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, cluster));
        }
        nodes.all().forEach(node -> telling.node(node, NodeStage.WAITING, ""));
        boolean whole = false;
        try {
            pull();
            forgetKubeconfig();
            make();
            whole = true;
            registry();
            readiness.await(cluster, steps.stream().filter(Attempt::isCheck).toList(), wait);
        } catch (RuntimeException e) {
            throw ended(e, whole);
        }
    }

    private static boolean isCheck(Step step) {
        return switch (step) {
            case API_READY, NODES_READY, DNS_READY, STORAGE_READY -> true;
            default -> false;
        };
    }

    /** kind pulls without a word for minutes; an image that is there by the time it looks is not pulled again. */
    private void pull() {
        for (String image : blueprint.images()) {
            if (image.isEmpty()) {
                continue; // only kind knows which one
            }
            telling.began(Step.IMAGE, image);
            if (engine.images().find(image).isEmpty()) {
                engine.images().pull(image, "", (bytes, total) -> telling.pulled(image, bytes, total));
            }
        }
        if (!blueprint.images().contains("")) {
            telling.ended("");
        }
    }

    /** An older cluster of this name may have left one, and a kind that was killed a lock that it would never take away. */
    private void forgetKubeconfig() {
        try {
            Files.deleteIfExists(kubeconfig);
            Files.deleteIfExists(KindCreation.lockOf(kubeconfig));
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, kubeconfig.toString()).withDetail(String.valueOf(e.getMessage())), e);
        }
    }

    private void make() {
        try (Subscription _ = NodeWatch.start(engine, cluster, nodes.all(), telling);
                JoinWatch joins = new JoinWatch(readiness)) {
            CommandResult result = kind.create(cluster, blueprint.kindConfig(), kubeconfig).heardBy(this::said, line -> {
                said(line);
                heard(KindOutput.of(KindOutput.cleaned(line)), joins);
            }).run();
            judge(result);
        }
    }

    private void said(String line) {
        String cleaned = KindOutput.cleaned(line);
        said.add(cleaned);
        telling.line(cleaned);
    }

    private void heard(KindOutput output, JoinWatch joins) {
        switch (output) {
            case KindOutput.Began(Step step, String detail) -> {
                if (step != Step.IMAGE || blueprint.images().contains("")) {
                    telling.began(step, detail);
                    starting(step, joins);
                }
            }
            case KindOutput.Ended(Step step, boolean well) -> {
                if (well && step == telling.step()) {
                    telling.ended("");
                }
                if (well && step == Step.CONTROL_PLANE) {
                    telling.node(nodes.controlPlanes().getFirst(), NodeStage.JOINED, "");
                }
            }
            case KindOutput.Note() -> {}
        }
    }

    private void starting(Step step, JoinWatch joins) {
        switch (step) {
            case CONTROL_PLANE -> telling.node(nodes.controlPlanes().getFirst(), NodeStage.STARTING, "");
            case JOIN_CONTROL_PLANES -> nodes.controlPlanes().stream().skip(1).forEach(node -> telling.node(node, NodeStage.STARTING, ""));
            case JOIN_WORKERS -> {
                nodes.workers().forEach(node -> telling.node(node, NodeStage.STARTING, ""));
                joins.start();
            }
            default -> {}
        }
    }

    private void judge(CommandResult result) {
        Problem refusal = result.well() ? Problem.of(ProblemCode.CLUSTER_VANISHED, cluster) : KindRefusal.of(said).problem(blueprint, result.exit());
        boolean complete = result.well() || refusal.code() == ProblemCode.KUBECONFIG_LOCKED;
        if (!complete) {
            throw new ProblemException(refusal);
        }
        if (containers().stream().filter(container -> container.text("State").equals("running")).count() < nodes.containers()) {
            throw new ProblemException(Problem.of(ProblemCode.CLUSTER_VANISHED, cluster));
        }
        telling.began(Step.KUBECONFIG, kubeconfig.toString());
        if (!result.well() || !Files.isRegularFile(kubeconfig)) {
            forgetKubeconfig();
            kind.exportKubeconfig(cluster, kubeconfig).orRefused();
        }
        telling.ended(kubeconfig.toString());
    }

    /** A cluster works without its registry, so that a failure is told and the creation goes on. */
    private void registry() {
        blueprint.extras().registryPort().ifPresent(port -> {
            telling.began(Step.REGISTRY, "");
            try {
                telling.ended(new LocalRegistry(engine, telling).serve(port, nodes));
            } catch (ProblemException e) {
                if (e.problem().code() == ProblemCode.CANCELLED) {
                    throw e;
                }
                telling.failed(Problem.of(ProblemCode.REGISTRY_NOT_STARTED, Integer.toString(port)).withDetail(e.problem().detail()));
            }
        });
    }

    private List<Tree> containers() {
        return engine.containers().list(true, Map.of("label", List.of(KindNode.CLUSTER + "=" + cluster)));
    }

    /** Tells why it ended, keeps what says more, and removes the rest. */
    private RuntimeException ended(RuntimeException failure, boolean whole) {
        Problem problem = failure instanceof ProblemException it ? refined(it.problem()) : Problem.of(ProblemCode.UNEXPECTED).withDetail(String.valueOf(failure));
        telling.failed(problem);
        Problem cause = problem;
        boolean stays = problem.code() == ProblemCode.CLUSTER_NAME_TAKEN || problem.code() == ProblemCode.CLUSTER_NOT_READY;
        boolean retained = blueprint.extras().retain() && problem.code() != ProblemCode.CANCELLED;
        try {
            if (!whole && !stays && problem.code() != ProblemCode.CONTAINER_NAME_TAKEN && !TOLD_ENOUGH.contains(problem.code())) {
                cause = explained(problem);
            }
        } finally {
            if (!stays && !retained) {
                sweep();
            }
        }
        return failure instanceof ProblemException ? new ProblemException(cause, failure) : failure;
    }

    /** Of an engine or nodes that went away kind says whatever its command happened to say. */
    private Problem refined(Problem problem) {
        if (TOLD_ENOUGH.contains(problem.code())) {
            return problem;
        }
        try {
            if (problem.code() == ProblemCode.CONTAINER_NAME_TAKEN) {
                return isNode(problem.args().getFirst()) ? Problem.of(ProblemCode.CLUSTER_NAME_TAKEN, cluster).withDetail(problem.detail()) : problem;
            }
            boolean gone = telling.hasEnded(Step.NODES) && containers().size() < nodes.containers();
            return gone ? Problem.of(ProblemCode.CLUSTER_VANISHED, cluster).withDetail(problem.detail()) : problem;
        } catch (ProblemException e) {
            return e.problem().code() == ProblemCode.CANCELLED ? problem : e.problem();
        }
    }

    /** Of two that make a cluster of one name at the same moment, the one that comes second meets nodes of the other. */
    private boolean isNode(String container) {
        return engine.containers().inspect(container).texts("Config", "Labels").getOrDefault(KindNode.CLUSTER, "").equals(cluster);
    }

    private Problem explained(Problem problem) {
        Evidence evidence = Evidence.begin(folder.resolve("attempts"), cluster, clock.instant());
        evidence.collect(kind, cluster, said);
        Optional<Evidence.Found> found = evidence.likeliest(cluster);
        Problem cause = found.map(Evidence.Found::cause).orElse(problem);
        telling.explained(cause, evidence.folder(), found.map(Evidence.Found::file).orElse(""), found.map(Evidence.Found::line).orElse(0),
                found.map(Evidence.Found::text).orElse(""));
        return cause;
    }

    private void sweep() {
        telling.began(Step.CLEAN_UP, "");
        try {
            new Sweep(kind, engine).run(cluster, kubeconfig);
            telling.ended("");
        } catch (ProblemException e) {
            telling.failed(e.problem());
        }
    }
}
