package dev.pilothouse.diagnosis;

import dev.pilothouse.diagnosis.Remedy.Way;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Why the containers of a pod do not run or are not ready, by the reasons that the kubelet gives.
 *
 * <p>Reasons as in {@code pkg/kubelet/container/sync_result.go} and {@code pkg/kubelet/images/types.go} of Kubernetes.
 */
final class ContainerRule implements Rule {

    private static final int LINES = 8;

    /** From the last failed probe to the end of the process lies at most its grace period, as a rule half a minute. */
    private static final Duration SHUTDOWN = Duration.ofSeconds(60);

    /** A kubelet forgets the crashes of a container that ran for so long. */
    private static final Duration FORGIVEN = Duration.ofMinutes(10);

    private static final int SEVERAL = 3;

    @Override
    public boolean concerns(String kind) {
        return kind.equals("Pod");
    }

    @Override
    public List<Diagnosis> look(Document pod, Scene scene) {
        List<Diagnosis> found = new ArrayList<>();
        if (!Objects.leaves(pod)) {
            Stream.of("initContainerStatuses", "containerStatuses")
                    .flatMap(list -> pod.tree().trees("status", list).stream())
                    .forEach(status -> new Look(pod, status, scene).found().ifPresent(found::add));
        }
        return found;
    }

    /** One container, looked at once. */
    private record Look(Document pod, Tree status, Scene scene) {

        Optional<Diagnosis> found() {
            return switch (status.text("state", "waiting", "reason")) {
                case "ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull", "RegistryUnavailable", "ImageInspectError", "InvalidImageName",
                        "SignatureValidationFailed" ->
                    Optional.of(ImageTrouble.of(pod, status, scene));
                case "CrashLoopBackOff" -> Optional.of(crash(status.tree("lastState", "terminated"), true));
                case "CreateContainerConfigError" -> Optional.of(configuration());
                case "CreateContainerError", "RunContainerError", "PostStartHookError", "PreCreateHookError", "PreStartHookError" ->
                    Optional.of(bad("start", name()).proven(said()).mended(on(Way.EDIT)));
                case "ContainerCreating", "PodInitializing" -> mount();
                case "" -> status.has("state", "terminated") ? ended() : running();
                default -> Optional.empty();
            };
        }

        private Optional<Diagnosis> ended() {
            Tree end = status.tree("state", "terminated");
            boolean failed = end.number(0, "exitCode") != 0;
            return failed ? Optional.of(crash(end, !pod.tree().text("spec", "restartPolicy").equals("Never"))) : Optional.empty();
        }

        /** Arguments: container, exit code, restarts. */
        private Diagnosis crash(Tree end, boolean again) {
            long code = end.number(0, "exitCode");
            Optional<Document> killing = warning(event -> event.text("reason").equals("Unhealthy")
                    && event.text("message").startsWith("Liveness")
                    && Objects.within(SHUTDOWN, event.text("lastTimestamp"), end.text("finishedAt")));
            String rule = end.text("reason").equals("OOMKilled")
                    ? "crash.memory"
                    : killing.isPresent()
                            ? "crash.liveness"
                            : switch ((int) code) {
                                case 0 -> "crash.ended";
                                case 126, 127, 128 -> "crash.command";
                                case 137 -> "crash.killed";
                                case 139 -> "crash.segment";
                                default -> "crash.code";
                            };
            Diagnosis crash = bad(rule, name(), Long.toString(code), Long.toString(status.number(0, "restartCount")))
                    .proven(log(again), new Evidence(Evidence.What.FIELD, ref(), name(), end.text("message")))
                    .proven(killing.map(Objects::event).stream().toArray(Evidence[]::new));
            return switch (rule) {
                case "crash.memory" -> crash.mended(on(Way.RESOURCES), logs(again)).mended(Objects.rollBack(pod, scene));
                case "crash.liveness" -> crash.mended(on(Way.PROBES), logs(again)).mended(Objects.rollBack(pod, scene));
                default -> crash.mended(logs(again)).mended(Objects.rollBack(pod, scene)).mended(on(Way.EDIT));
            };
        }

        private boolean ofRunBefore(boolean again) {
            return again && status.has("lastState", "terminated") && !status.has("state", "terminated");
        }

        /** A crashed run's words are those of the run before, once the next one waits or runs. */
        private Evidence log(boolean again) {
            List<String> lines = scene.lastLines(ref(), name(), ofRunBefore(again));
            return new Evidence(Evidence.What.LOG, ref(), name(), String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size())));
        }

        /** Arguments: container, and the missing object's name in the kubelet's words. */
        private Diagnosis configuration() {
            return bad("configuration", name()).proven(said()).mended(missing(), on(Way.EDIT));
        }

        private Remedy missing() {
            String message = status.text("state", "waiting", "message");
            return Missing.in(message, pod.namespace()).map(ref -> new Remedy(Way.KEYS, ref)).orElseGet(() -> on(Way.EDIT));
        }

        private Optional<Diagnosis> mount() {
            return warning(event -> event.text("reason").matches("Failed(Mount|AttachVolume|CreatePodSandBox)"))
                    .map(event -> bad(event.tree().text("reason").equals("FailedCreatePodSandBox") ? "sandbox" : "mount", name())
                            .proven(Objects.event(event))
                            .mended(Missing.in(event.tree().text("message"), pod.namespace()).map(ref -> new Remedy(Way.LOOK, ref)).orElseGet(() -> on(Way.EDIT))));
        }

        private Optional<Diagnosis> running() {
            if (!status.has("state", "running")) {
                return Optional.empty();
            }
            return (status.isTrue("ready") ? Optional.<Diagnosis>empty() : probe()).or(this::restless);
        }

        /** One that ended again and again until lately only rests between two crashes. */
        private Optional<Diagnosis> restless() {
            Tree end = status.tree("lastState", "terminated");
            boolean again = status.number(0, "restartCount") >= SEVERAL && Objects.within(FORGIVEN, end.text("finishedAt"), scene.now().toString());
            return again ? Optional.of(crash(end, true)) : Optional.empty();
        }

        /** A container that runs and is not ready may only be young; a warning about its probe says more. */
        private Optional<Diagnosis> probe() {
            return warning(event -> event.text("reason").equals("Unhealthy")).map(event -> {
                String message = event.tree().text("message");
                String rule = message.startsWith("Startup") ? "probe.startup" : message.startsWith("Liveness") ? "probe.liveness" : "probe.readiness";
                Diagnosis found = rule.equals("probe.readiness")
                        ? bad(rule, name())
                        : Diagnosis.warning(rule, ref(), name());
                return found.proven(Objects.event(event), log(false)).mended(on(Way.PROBES), logs(false));
            });
        }

        private Optional<Document> warning(Predicate<Tree> wanted) {
            return scene.warnings(pod).stream()
                    .filter(event -> isMine(event.tree()) && wanted.test(event.tree()))
                    .findFirst();
        }

        private boolean isMine(Tree event) {
            String path = event.text("involvedObject", "fieldPath");
            return path.isEmpty() || path.endsWith("{" + name() + "}");
        }

        private Evidence said() {
            return new Evidence(Evidence.What.FIELD, ref(), name(), status.text("state", "waiting", "message"));
        }

        private Diagnosis bad(String rule, String... args) {
            return Diagnosis.bad(rule, ref(), args);
        }

        private Remedy on(Way way) {
            return new Remedy(way, Objects.changeable(pod, scene));
        }

        private Remedy logs(boolean again) {
            return new Remedy(ofRunBefore(again) ? Way.PREVIOUS_LOGS : Way.LOGS, ref());
        }

        private ResourceRef ref() {
            return Objects.ref(pod);
        }

        private String name() {
            return status.text("name");
        }
    }
}
