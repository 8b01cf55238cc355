package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.Upkeep.Certificate;
import dev.pilothouse.local.Upkeep.NodeUse;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the chosen cluster of this computer is made of: its nodes with what they use, its ports and certificates. */
final class MachinesView extends VBox {

    /** So many certificates are told, the first to expire first. */
    private static final int MOST_CERTIFICATES = 3;

    private final Words words;

    /**
     * @param use what its nodes use, where it was measured
     * @param read what was read beyond the line, where it was
     */
    MachinesView(LocalCluster cluster, List<NodeUse> use, Optional<LocalChart.Entry> read, Language language) {
        words = language.words();
        getStyleClass().add("machines");
        if (!cluster.ours()) {
            small(words.say("cluster.local.found"));
        }
        heading(words.say("cluster.local.nodes-title"));
        cluster.nodes().forEach(node -> node(node, use));
        if (!cluster.ports().isEmpty()) {
            heading(words.say("cluster.local.ports-title"));
            cluster.nodes().forEach(node -> node.ports().forEach(port -> small(LocalWords.port(port)
                    + (port.leadsToApi() ? " " + words.say("cluster.local.api") : " " + node.name()))));
        }
        read.map(LocalChart.Entry::certificates).filter(found -> !found.isEmpty()).ifPresent(this::certificates);
    }

    private void node(LocalNode node, List<NodeUse> use) {
        Label name = new Label(node.name(), new HealthIcon(LocalWords.health(node.state())));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        Label role = new Label(LocalWords.role(words, node.role()));
        role.getStyleClass().addAll("small-text", "muted-text");
        role.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, role);
        line.getStyleClass().add("machine-line");
        String facts = String.join("  ", List.of(
                node.address(),
                use.stream().filter(each -> each.node().equals(node.name()) && node.runs())
                        .findFirst().map(each -> LocalWords.use(words, each.cores(), each.memory())).orElse("")).stream().filter(fact -> !fact.isEmpty()).toList());
        Label more = new Label(facts);
        more.getStyleClass().addAll("small-text", "muted-text", "machine-facts");
        VBox both = facts.isEmpty() ? new VBox(line) : new VBox(line, more);
        both.setAccessibleText(node.name() + " " + role.getText() + " " + facts);
        getChildren().add(both);
    }

    private void certificates(List<Certificate> found) {
        heading(words.say("cluster.local.certificates-title"));
        Instant now = Instant.now();
        found.stream().limit(MOST_CERTIFICATES).forEach(certificate -> {
            Label line = wrapped(LocalWords.certificate(words, certificate), "small-text");
            line.setGraphic(new HealthIcon(LocalWords.health(certificate, now)));
            getChildren().add(line);
        });
        if (found.size() > MOST_CERTIFICATES) {
            small(words.say("cluster.local.certificates-more", found.size() - MOST_CERTIFICATES));
        }
    }

    private void heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("bold-text", "door-heading");
        getChildren().add(label);
    }

    private void small(String text) {
        Label label = wrapped(text, "small-text");
        label.getStyleClass().add("muted-text");
        getChildren().add(label);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
