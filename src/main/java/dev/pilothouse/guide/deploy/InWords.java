package dev.pilothouse.guide.deploy;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.deploy.Workload.Shape;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What some documents will make, in sentences that need no knowledge of their fields. */
public final class InWords {

    private static final String WORDS = "guide.deploy.words.";

    private final List<Part> parts;
    private final List<Effect> sentences = new ArrayList<>();

    private InWords(List<Part> parts) {
        this.parts = parts;
    }

    /** Returns the sentences, workload by workload and then what stands beside them. */
    public static List<Effect> of(List<Part> parts) {
        InWords summary = new InWords(parts);
        List<Workload> workloads = Workload.in(parts);
        workloads.forEach(summary::workload);
        summary.others();
        return List.copyOf(summary.sentences);
    }

    private void say(String key, String... args) {
        sentences.add(Effect.note(WORDS + key, args));
    }

    private void workload(Workload workload) {
        Tree spec = workload.object().tree().tree("spec");
        String what = program(workload);
        switch (workload.shape()) {
            case DEPLOYMENT, REPLICA_SET, STATEFUL_SET -> copies(workload, what);
            case DAEMON_SET -> say("every-node", what);
            case JOB -> {
                if (spec.number(1, "completions") == 1) {
                    say("job", what);
                } else {
                    say("job-times", what, spec.text("completions"));
                }
            }
            case CRON_JOB -> say(spec.isTrue("suspend") ? "cron-off" : "cron", what, spec.text("schedule"));
            case POD -> say("pod", what);
        }
        workload.containers().stream()
                .filter(Container::isSidecar)
                .forEach(sidecar -> say("sidecar", sidecar.name()));
        reached(workload);
        autoscaler(workload);
        update(workload, spec);
        budget(workload);
        health(workload);
        data(workload);
    }

    /** For example "checkout 2.4.1". */
    private static String program(Workload workload) {
        return workload.main()
                .flatMap(main -> Image.parse(main.tree().text("image")))
                .map(image -> image.shortName() + " " + image.version())
                .orElse(workload.name());
    }

    private void copies(Workload workload, String what) {
        switch (workload.replicas()) {
            case 0 -> say("none", what);
            case 1 -> say("one", what);
            default -> say("copies", text(workload.replicas()), what);
        }
    }

    private void reached(Workload workload) {
        for (Part service : parts) {
            if (service.is("Service") && selects(service.document().tree(), workload)) {
                Tree spec = service.document().tree().tree("spec");
                String name = service.document().name();
                String ports = spec.trees("ports").stream().map(port -> name + ":" + port.text("port")).collect(Collectors.joining(", "));
                switch (spec.text("type")) {
                    case "NodePort" -> say("reached-node", ports);
                    case "LoadBalancer" -> say("reached-balancer", ports);
                    default -> say(spec.text("clusterIP").equals("None") ? "reached-each" : "reached", ports);
                }
                ingress(name);
            }
        }
    }

    private void ingress(String service) {
        for (Part ingress : parts) {
            if (ingress.is("Ingress")) {
                for (Tree rule : ingress.document().tree().trees("spec", "rules")) {
                    boolean leads = rule.trees("http", "paths").stream()
                            .anyMatch(path -> path.text("backend", "service", "name").equals(service));
                    if (leads) {
                        boolean safe = !ingress.document().tree().list("spec", "tls").isEmpty();
                        String host = rule.text("host").isEmpty() ? "*" : rule.text("host");
                        say("outside", (safe ? "https://" : "http://") + host);
                    }
                }
            }
        }
    }

    private void autoscaler(Workload workload) {
        for (Part part : parts) {
            Tree spec = part.document().tree().tree("spec");
            if (part.is("HorizontalPodAutoscaler")
                    && spec.text("scaleTargetRef", "kind").equals(workload.shape().kind())
                    && spec.text("scaleTargetRef", "name").equals(workload.name())) {
                say("autoscaler", text(spec.number(1, "minReplicas")), text(spec.number(1, "maxReplicas")));
            }
        }
    }

    private void update(Workload workload, Tree spec) {
        if (workload.shape() == Shape.DEPLOYMENT && workload.replicas() > 0) {
            if (spec.text("strategy", "type").equals("Recreate")) {
                say("update-stop");
                return;
            }
            int away = Rounding.unavailable(spec, workload.replicas());
            int up = workload.replicas() - away;
            if (away == 0) {
                say(up == 1 ? "update-keeps-one" : "update-keeps-all", text(up));
            } else {
                say("update-keeps", text(up), text(workload.replicas()));
            }
        } else if (workload.shape() == Shape.STATEFUL_SET && workload.replicas() > 1) {
            say("update-ordered");
        }
    }

    private void budget(Workload workload) {
        for (Part part : parts) {
            if (part.is("PodDisruptionBudget") && selects(part.document().tree(), workload)) {
                Tree spec = part.document().tree().tree("spec");
                if (spec.has("minAvailable")) {
                    say("budget-min", spec.text("minAvailable"));
                } else {
                    say("budget-max", spec.has("maxUnavailable") ? spec.text("maxUnavailable") : "0");
                }
            }
        }
    }

    private void health(Workload workload) {
        if (workload.shape().ends()) {
            return;
        }
        workload.main().ifPresent(main -> {
            Tree ready = main.tree().tree("readinessProbe");
            if (!ready.fields().isEmpty()) {
                say("traffic", asked(ready));
            }
            Tree alive = main.tree().tree("livenessProbe");
            if (!alive.fields().isEmpty()) {
                say("restarted", asked(alive), text(alive.number(3, "failureThreshold")));
            }
        });
    }

    /** What a probe asks: a path, a port or a command. */
    private static String asked(Tree probe) {
        if (probe.has("httpGet")) {
            return probe.text("httpGet", "path").isEmpty() ? "/" : probe.text("httpGet", "path");
        }
        if (probe.has("tcpSocket")) {
            return probe.text("tcpSocket", "port");
        }
        if (probe.has("grpc")) {
            return "gRPC " + probe.text("grpc", "port");
        }
        return probe.list("exec", "command").stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private void data(Workload workload) {
        workload.object().tree().trees("spec", "volumeClaimTemplates").forEach(claim -> say(
                "claim-each", claim.text("spec", "resources", "requests", "storage")));
        for (Tree volume : workload.pod().trees("volumes")) {
            String claim = volume.text("persistentVolumeClaim", "claimName");
            if (!claim.isEmpty()) {
                Optional<Part> own = parts.stream()
                        .filter(part -> part.is("PersistentVolumeClaim") && part.document().name().equals(claim))
                        .findFirst();
                if (own.isPresent()) {
                    say("claim", own.get().document().tree().text("spec", "resources", "requests", "storage"), claim);
                } else {
                    say("claim-there", claim);
                }
            }
        }
    }

    /** What is neither a workload nor told with one. */
    private void others() {
        List<Workload> workloads = Workload.in(parts);
        for (Part part : parts) {
            boolean told = switch (part.document().kindName()) {
                case "Service" -> workloads.stream().anyMatch(workload -> selects(part.document().tree(), workload));
                case "PodDisruptionBudget", "HorizontalPodAutoscaler", "Ingress", "PersistentVolumeClaim" -> !workloads.isEmpty();
                default -> workloads.stream().anyMatch(workload -> workload.document() == part.index());
            };
            if (!told) {
                say("also", part.document().kindName(), part.document().name());
            }
        }
    }

    private static boolean selects(Tree selecting, Workload workload) {
        Map<String, String> plain = selecting.text("kind").equals("Service")
                ? selecting.texts("spec", "selector")
                : selecting.texts("spec", "selector", "matchLabels");
        return !plain.isEmpty() && workload.podLabels().entrySet().containsAll(plain.entrySet());
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
