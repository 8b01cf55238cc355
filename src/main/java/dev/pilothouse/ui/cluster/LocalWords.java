package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.Ailment;
import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Port;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Progress.Step;
import dev.pilothouse.local.Upkeep.Certificate;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the clusters page says of clusters of this computer. */
final class LocalWords {

    private static final double GIGA = 1_000_000_000;
    private static final double MEGA = 1_000_000;

    /** Certificates are renewed by hand where nobody upgrades, so a month's notice is short. */
    private static final Duration SOON = Duration.ofDays(30);

    private LocalWords() {}

    static Health.State health(LocalPart part) {
        if (part.deed().isPresent()) {
            return Health.State.PROGRESS;
        }
        return switch (part.cluster().state()) {
            case MAKING -> Health.State.PROGRESS;
            case RUNNING -> part.cluster().ailments().isEmpty() ? Health.State.OK : Health.State.WARN;
            case PARTLY -> Health.State.BAD;
            case PAUSED -> Health.State.PAUSED;
        };
    }

    static String state(Words words, LocalPart part) {
        if (part.deed().isPresent()) {
            return deed(words, part.deed().get(), "goes-on");
        }
        LocalCluster cluster = part.cluster();
        return switch (cluster.state()) {
            case MAKING -> words.say("cluster.local.making");
            case RUNNING -> words.say("cluster.local.running");
            case PARTLY -> words.say("cluster.local.partly", cluster.nodes().stream().filter(LocalNode::runs).count(), cluster.nodes().size());
            case PAUSED -> words.say("cluster.local.paused");
        };
    }

    /** @param end one of {@code goes-on}, {@code done} and {@code failed} */
    static String deed(Words words, LocalDeed.What what, String end) {
        return words.say("cluster.local.deed." + what.name().toLowerCase(Locale.ROOT) + "." + end);
    }

    static String step(Words words, Step step) {
        return words.say("creating.step." + step.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".title");
    }

    /** Returns what stands in the line of a cluster beside its state: nodes, age, and what it uses. */
    static String inside(Words words, LocalPart part, Instant now) {
        LocalCluster cluster = part.cluster();
        List<String> facts = new ArrayList<>();
        if (!cluster.nodes().isEmpty()) {
            facts.add(words.say("cluster.local.nodes", cluster.nodes().stream().filter(node -> node.role() != Role.LOAD_BALANCER).count()));
        }
        cluster.made().ifPresent(made -> facts.add(Ages.say(words, Math.max(0, Duration.between(made, now).toSeconds()))));
        part.use().ifPresent(use -> facts.add(use(words, use.cores(), use.bytes())));
        return String.join(words.say("cluster.local.and"), facts);
    }

    static String use(Words words, double cores, long bytes) {
        String memory = bytes >= GIGA
                ? String.format(words.locale(), "%.1f GB", bytes / GIGA)
                : String.format(words.locale(), "%.0f MB", bytes / MEGA);
        return words.say("cluster.local.use", String.format(words.locale(), "%.1f", cores), memory);
    }

    /** Returns where a cluster is reached: the API server, then other ports with what they lead to. */
    static String ports(LocalCluster cluster) {
        return cluster.ports().stream().map(LocalWords::port).collect(Collectors.joining(", "));
    }

    static String port(Port port) {
        String host = port.address().isEmpty() || port.address().equals("0.0.0.0") ? "" : port.address();
        String protocol = port.protocol().equals("tcp") ? "" : "/" + port.protocol();
        return host + ":" + port.hostPort() + (port.leadsToApi() ? "" : " → " + port.nodePort() + protocol);
    }

    static String role(Words words, Role role) {
        return words.say(switch (role) {
            case CONTROL_PLANE -> "cluster.local.role.control-plane";
            case WORKER -> "cluster.local.role.worker";
            case LOAD_BALANCER -> "cluster.local.role.load-balancer";
        });
    }

    static Health.State health(LocalNode.State state) {
        return switch (state) {
            case RUNNING -> Health.State.OK;
            case STOPPED -> Health.State.PAUSED;
            case FROZEN -> Health.State.WARN;
            case RESTARTING -> Health.State.BAD;
        };
    }

    static String title(Words words, Ailment ailment) {
        return words.say(ailment.key() + ".title", ailment.args().toArray());
    }

    static String cause(Words words, Ailment ailment) {
        return words.say(ailment.key() + ".cause", ailment.args().toArray());
    }

    static String next(Words words, Ailment ailment) {
        return words.say(ailment.key() + ".next", ailment.args().toArray());
    }

    /** Returns which certificate it is and until when it holds. */
    static String certificate(Words words, Certificate certificate) {
        String file = certificate.file().substring(certificate.file().lastIndexOf('/') + 1);
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(words.locale()).withZone(ZoneId.systemDefault()).format(certificate.expires());
        return words.say("cluster.local.certificate", file, certificate.node(), day);
    }

    static Health.State health(Certificate certificate, Instant now) {
        if (certificate.expires().isBefore(now)) {
            return Health.State.BAD;
        }
        return certificate.expires().isBefore(now.plus(SOON)) ? Health.State.WARN : Health.State.OK;
    }
}
