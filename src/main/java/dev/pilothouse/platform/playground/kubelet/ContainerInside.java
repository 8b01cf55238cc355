package dev.pilothouse.platform.playground.kubelet;

import dev.pilothouse.model.Tree;
import dev.pilothouse.platform.playground.kubelet.program.Family;
import dev.pilothouse.platform.playground.kubelet.shell.Files;
import dev.pilothouse.platform.playground.kubelet.shell.Shell;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What is in a container: the files that the kubelet and the image put there, and the volumes. */
record ContainerInside(Kubelet kubelet, PodWorker pod) {

    ContainerHost.Parts parts(Tree spec, Family family, Consumer<Integer> signals) {
        Files files = kubelet.volumes().files(new Mounts(kubelet, pod.document()), spec, () -> files(family));
        String directory = spec.text("workingDir").isEmpty() ? "/" : spec.text("workingDir");
        return new ContainerHost.Parts(kubelet.agenda(), kubelet.network(), pod.document().namespace(), hostname(), files, Programs.shown(spec), family.osRelease(), directory, signals);
    }

    private String hostname() {
        return new Environment(kubelet, pod.document()).hostname();
    }

    private Map<String, String> files(Family family) {
        String host = hostname();
        String search = pod.document().namespace() + ".svc.cluster.local svc.cluster.local cluster.local";
        String os = family.osRelease();
        return Map.of(
                "etc/hostname", host + "\n",
                "etc/hosts", hosts(host),
                "etc/resolv.conf", "search " + search + "\nnameserver 10.96.0.10\noptions ndots:5\n",
                "etc/os-release", "PRETTY_NAME=\"" + os + "\"\nNAME=\"" + os.replaceAll(" .*", "") + "\"\n",
                "etc/passwd", "root:x:0:0:root:/root:/bin/sh\n");
    }

    private String hosts(String host) {
        String subdomain = pod.document().tree().text("spec", "subdomain");
        String names = subdomain.isEmpty() ? host : host + "." + subdomain + "." + pod.document().namespace() + ".svc.cluster.local\t" + host;
        return "# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\n"
                + "fe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n" + pod.address() + "\t" + names + "\n";
    }

    /** Runs a command for a probe; returns what it printed when it failed, empty when it went well or is a program of the image. */
    static Optional<String> failure(ContainerHost.Parts parts, Incarnation life, List<String> command) {
        if (!Shell.knows(command.getFirst())) {
            return Optional.empty();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new Shell(ContainerHost.ofProbe(parts), life.environment(), parts.directory()).run(command, InputStream.nullInputStream(), out, out);
        return code == 0 ? Optional.empty() : Optional.of(out.toString(StandardCharsets.UTF_8));
    }
}
