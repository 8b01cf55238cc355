package dev.pilothouse.platform.kind;

import dev.pilothouse.cluster.LogLine;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.docker.DockerEngine;
import dev.pilothouse.text.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.OptionalLong;

/** Collects what the nodes of a cluster wrote into one archive: logs of pods, of kubelet and containerd, of the containers, and what the engine knows. */
final class KindLogs {

    private static final String FOLDER = "/var/log";

    private final KindNodes nodes;

    KindLogs(KindNodes nodes) {
        this.nodes = nodes;
    }

    /** Writes the archive as a whole or not at all. */
    void export(String cluster, Path file, Steps steps) {
        List<KindNode> members = nodes.of(cluster);
        steps.plan(Step.COLLECT_LOGS);
        steps.take(Step.COLLECT_LOGS, file.toString(), () -> nodes.about(cluster, () -> {
            Path part = file.resolveSibling(file.getFileName() + ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part); LogArchive archive = LogArchive.open(file.getFileName().toString(), out)) {
                    archive.add("docker-info.json", Json.pretty(nodes.engine().info()));
                    for (KindNode node : members) {
                        steps.line(Step.COLLECT_LOGS, node.name());
                        collect(node, archive);
                    }
                }
                return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException | UncheckedIOException e) {
                throw new ProblemException(Problem.of(ProblemCode.FILE_NOT_WRITTEN, file.toString()).withDetail(String.valueOf(e.getMessage())), e);
            } finally {
                part.toFile().delete();
            }
        }));
    }

    private void collect(KindNode node, LogArchive archive) throws IOException {
        DockerEngine engine = nodes.engine();
        Tree inspected = engine.containers().inspect(node.id());
        archive.add(node.name() + "/inspect.json", KindOutput.withoutCredentials(Json.pretty(inspected)));
        archive.add(node.name() + "/container.log", joined(engine.containers().log(node.id(), OptionalLong.empty())));
        if (node.runs() && KindList.isNode(node)) {
            for (String unit : List.of("kubelet", "containerd")) {
                archive.add(node.name() + "/" + unit + ".log", nodes.run(node, "journalctl", "--no-pager", "--unit=" + unit + ".service").output());
            }
        }
        folder(node, archive);
    }

    private static String joined(List<LogLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    /** The journal is left out, for what matters of it is there as text. */
    private void folder(KindNode node, LogArchive archive) {
        nodes.visit(node, FOLDER, (member, content) -> {
            boolean wanted = KindNodes.isFile(member) && !member.getName().contains("/journal/") && !member.getName().contains("..");
            if (wanted) {
                archive.add(node.name() + "/" + member.getName(), member.getSize(), content);
            }
        });
    }
}
