package dev.pilothouse.local;

import java.util.List;
import java.util.Random;

/** A kind configuration as somebody may have written it: comments, block and flow styles, quotes, unknown fields; the same for the same seed. */
final class BlueprintSample {

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final String dash;
    private final String under;
    private int comments;

    private BlueprintSample(long seed) {
        random = new Random(seed);
        dash = random.nextBoolean() ? "- " : "  - ";
        under = " ".repeat(dash.length());
    }

    static String of(long seed) {
        return new BlueprintSample(seed).write();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private String pick(String... some) {
        return some[random.nextInt(some.length)];
    }

    private String quoted(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> "'" + text + "'";
            case 1 -> "\"" + text + "\"";
            default -> text;
        };
    }

    private void line(String indent, String text) {
        if (random.nextInt(5) == 0) {
            out.append(indent).append("# comment ").append(comments++).append('\n');
        }
        out.append(indent).append(text).append(random.nextInt(5) == 0 ? "  # comment " + comments++ : "").append('\n');
        if (random.nextInt(9) == 0) {
            out.append('\n');
        }
    }

    private String write() {
        line("", "kind: " + quoted("Cluster"));
        line("", "apiVersion: kind.x-k8s.io/v1alpha4");
        if (maybe()) {
            line("", "name: " + quoted("shop"));
        }
        if (maybe()) {
            line("", "unknown: {deep: [1, \"two\"]}");
        }
        line("", "nodes:");
        node("control-plane");
        for (int i = random.nextInt(4); i > 0; i--) {
            node(pick("worker", "worker", "control-plane"));
        }
        networking();
        if (maybe()) {
            line("", "featureGates: " + pick("{Sidecar: true, 'Other': false}", "\n  Sidecar: true"));
        }
        if (maybe()) {
            line("", "kubeadmConfigPatches:");
            out.append("- |\n  kind: ClusterConfiguration\n  # inner comment\n  controllerManager:\n    extraArgs: {v: \"4\"}\n");
        }
        if (maybe()) {
            out.append("---\n# ours\napiVersion: pilothouse.dev/v1alpha1\nkind: Blueprint\nfuture: [kept]\n");
        }
        return maybe() ? out.toString() : out.toString().replace("\n", "\r\n");
    }

    private void node(String role) {
        if (random.nextInt(4) == 0) {
            line("", dash + "{role: " + role + ", labels: {'zone': a}, odd: 1}");
            return;
        }
        line("", dash + "role: " + role);
        if (maybe()) {
            line(under, "image: " + quoted("kindest/node:v1.34.4"));
        }
        if (maybe()) {
            List.of(pick("labels: {zone: a, \"b/c\": 'd'}", "labels:\n" + under + "  zone: a\n" + under + "  # between\n" + under + "  disk: ssd").split("\n"))
                    .forEach(text -> out.append(text.startsWith("labels") ? under : "").append(text).append('\n'));
        }
        if (maybe()) {
            line(under, "extraPortMappings:");
            line(under, pick("- {containerPort: 80, hostPort: 8080}", "- containerPort: 80\n" + under + "  hostPort: 8080\n" + under + "  odd: kept"));
        }
        if (maybe()) {
            line(under, "extraMounts:");
            line(under, "- hostPath: /srv/data");
            out.append(under).append("  containerPath: /data\n");
        }
        if (random.nextInt(3) == 0) {
            String kind = role.equals("worker") ? "JoinConfiguration" : pick("InitConfiguration", "JoinConfiguration");
            line(under, "kubeadmConfigPatches:");
            out.append(under).append("- |\n").append(under).append("  kind: ").append(kind).append('\n')
                    .append(under).append("  # inner comment\n").append(under).append("  nodeRegistration:\n")
                    .append(under).append("    kubeletExtraArgs: {v: \"4\"}\n");
        }
    }

    private void networking() {
        switch (random.nextInt(3)) {
            case 0 -> line("", "networking: {ipFamily: ipv4, 'apiServerPort': 6443, odd: yes}");
            case 1 -> {
                line("", "networking:");
                line("  ", "ipFamily: " + quoted("dual"));
                line("  ", "dnsSearch: [a.test]");
            }
            default -> {
            }
        }
    }
}
