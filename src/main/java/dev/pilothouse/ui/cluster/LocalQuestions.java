package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.LocalCluster;
import dev.pilothouse.local.LocalNode;
import dev.pilothouse.local.LocalNode.Role;
import dev.pilothouse.local.Upkeep.Belongings;
import dev.pilothouse.local.Upkeep.ImageOrigin;
import dev.pilothouse.ui.cluster.LocalDeeds.Question;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The questions that are asked before something is done with a cluster of this computer. */
final class LocalQuestions {

    private final LocalDeeds deeds;
    private final Language language;

    LocalQuestions(LocalDeeds deeds, Language language) {
        this.deeds = deeds;
        this.language = language;
    }

    QuestionView of(Question question) {
        return switch (question) {
            case Question.Delete delete -> delete(delete);
            case Question.Load load -> load(load);
            case Question.Add(LocalCluster cluster, Path file) -> add(cluster, file);
        };
    }

    private QuestionView delete(Question.Delete question) {
        String name = question.cluster().name();
        ActionButton agree = Buttons.danger(language.text("cluster.local.delete.yes"), () -> deeds.delete(question.cluster()));
        List<Node> content = new ArrayList<>();
        question.belongings().ifPresent(goes -> content.addAll(goes(goes)));
        if (question.belongings().isEmpty()) {
            content.add(wrapped("cluster.local.delete.all"));
        }
        if (question.typed()) {
            TextField typed = new TextField();
            typed.setPromptText(name);
            typed.accessibleTextProperty().bind(language.text("cluster.local.delete.type", name));
            content.add(wrapped("cluster.local.delete.type", name));
            content.add(typed);
            typed.textProperty().subscribe(text -> {
                if (text.strip().equals(name)) {
                    agree.on();
                } else {
                    agree.off(language.words().say("cluster.local.delete.type", name));
                }
            });
        }
        return new QuestionView(language.text("cluster.local.delete.title", name), language, deeds::decline, agree, content.toArray(Node[]::new));
    }

    private List<Node> goes(Belongings goes) {
        List<Node> lines = new ArrayList<>();
        lines.add(wrapped("cluster.local.delete.containers", goes.containers().size(), String.join(", ", goes.containers())));
        lines.add(wrapped("cluster.local.delete.volumes", goes.volumes().size()));
        if (!goes.kubeconfigs().isEmpty()) {
            lines.add(wrapped("cluster.local.delete.context", goes.context(), String.join(", ", goes.kubeconfigs().stream().map(Path::toString).toList())));
        }
        Label stays = wrapped("cluster.local.delete.stays", String.join(", ", goes.stays()));
        stays.getStyleClass().add("muted-text");
        lines.add(stays);
        return lines;
    }

    private QuestionView load(Question.Load question) {
        ComboBox<String> image = new ComboBox<>();
        image.getItems().setAll(question.images());
        image.setEditable(true);
        image.setMaxWidth(Double.MAX_VALUE);
        image.promptTextProperty().bind(language.text("cluster.local.load.image"));
        image.getEditor().accessibleTextProperty().bind(language.text("cluster.local.load.image"));
        HBox.setHgrow(image, Priority.ALWAYS);
        Label pulled = wrapped("cluster.local.load.latest");
        pulled.getStyleClass().add("machine-warning");
        pulled.managedProperty().bind(pulled.visibleProperty());
        List<CheckBox> nodes = question.cluster().nodes().stream()
                .filter(node -> node.runs() && node.role() != Role.LOAD_BALANCER)
                .map(LocalNode::name)
                .map(name -> {
                    CheckBox box = new CheckBox(name);
                    box.setSelected(true);
                    return box;
                })
                .toList();
        ActionButton agree = Buttons.accent(language.text("cluster.local.load.yes"), () -> deeds.load(question.cluster(), origin(image.getEditor().getText().strip()), chosen(nodes)));
        Runnable check = () -> {
            String text = image.getEditor().getText().strip();
            pulled.setVisible(!text.isEmpty() && origin(text) instanceof ImageOrigin.OfEngine named && named.pulledAnyway());
            if (text.isEmpty() || chosen(nodes).isEmpty()) {
                agree.off(language.words().say("cluster.local.load.off"));
            } else {
                agree.on();
            }
        };
        image.getEditor().textProperty().subscribe(_ -> check.run());
        nodes.forEach(box -> box.selectedProperty().subscribe(_ -> check.run()));
        ActionButton file = Buttons.plain(language.text("cluster.local.load.archive"), () -> deeds.archive().ifPresent(path -> image.getEditor().setText(path.toString())));
        HBox row = new HBox(image, file);
        row.getStyleClass().add("door-edit");
        List<Node> content = new ArrayList<>(List.of(row, pulled, wrapped("cluster.local.load.nodes")));
        content.addAll(nodes);
        return new QuestionView(language.text("cluster.local.load.title", question.cluster().name()), language, deeds::decline, agree, content.toArray(Node[]::new));
    }

    /** What begins like a path is an archive; no image is called so. */
    private static ImageOrigin origin(String text) {
        boolean path = text.startsWith("/") || text.startsWith(".") || text.contains("\\") || text.matches("[A-Za-z]:.*[/\\\\].*");
        return path ? new ImageOrigin.OfArchive(Path.of(text)) : new ImageOrigin.OfEngine(text);
    }

    private static List<String> chosen(List<CheckBox> nodes) {
        return nodes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
    }

    private QuestionView add(LocalCluster cluster, Path file) {
        CheckBox use = new CheckBox();
        use.textProperty().bind(language.text("cluster.local.add.use"));
        ActionButton agree = Buttons.accent(language.text("cluster.local.add.yes"), () -> deeds.add(cluster, file, use.isSelected()));
        return new QuestionView(
                language.text("cluster.local.add.title", cluster.context()),
                language,
                deeds::decline,
                agree,
                wrapped("cluster.local.add.what", file),
                use);
    }

    private Label wrapped(String key, Object... args) {
        Label label = new Label();
        label.textProperty().bind(language.text(key, args));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
