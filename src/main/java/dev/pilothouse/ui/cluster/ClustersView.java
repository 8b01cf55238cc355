package dev.pilothouse.ui.cluster;

import dev.pilothouse.local.SimpleClusters;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.cluster.ClustersPage.Ways;
import dev.pilothouse.ui.cluster.DoorPlaygrounds.Question;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The table of contexts, the chosen one's details and findings beside it, and the question whether a plugin may run above both. */
final class ClustersView extends StackPane {

    private static final String LOCAL_QUESTION = "local-question";

    private final ClustersViewModel model;
    private final Language language;
    private final VBox content = new VBox();
    private final SplitPane split = new SplitPane();
    private final DoorsTable table;
    private final StackPane tableSide = new StackPane();
    private final StringProperty checkTitle = new SimpleStringProperty("");

    ClustersView(ClustersViewModel model, Language language, Ways ways) {
        this.model = model;
        this.language = language;
        table = new DoorsTable(model, language);
        getStylesheets().add(Stylesheet.of("cluster.css"));
        getStyleClass().add("clusters");
        split.getItems().addAll(tableSide, new DoorDetailView(model, language, ways));
        split.widthProperty().subscribe(width -> split.setDividerPositions(1 - Math.clamp(width.doubleValue() * 0.28, 290, 400) / width.doubleValue()));
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox page = new VBox(new PageHead(language.text("cluster.title"), language.text("cluster.context")), tools(ways.newKind()), content);
        page.getStyleClass().add("page");
        getChildren().add(page);
        model.doors().addListener((ListChangeListener<Door>) _ -> fill());
        model.findings().addListener((ListChangeListener<Object>) _ -> fill());
        model.opening().consentProperty().subscribe(this::ask);
        model.playgrounds().questionProperty().subscribe(this::question);
        model.local().silentProperty().subscribe(_ -> fill());
        model.deeds().questionProperty().subscribe(this::localQuestion);
        model.making().askedProperty().subscribe(this::askSimple);
        model.checkingProperty().subscribe(_ -> nameCheck());
        language.follow(this, () -> {
            nameCheck();
            fill();
        });
    }

    ClustersViewModel model() {
        return model;
    }

    private Node tools(Runnable newKind) {
        TextField filter = Anchor.at(Anchor.FILTER, new TextField());
        filter.promptTextProperty().bind(language.text("cluster.filter"));
        filter.accessibleTextProperty().bind(language.text("cluster.filter"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.setPrefWidth(280);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        ActionButton check = Buttons.with(Icons.REFRESH, Buttons.plain(checkTitle, model::checkAll));
        ActionButton design = Anchor.at(Anchor.DESIGNER_NEW, Buttons.with(Icons.ADD, Buttons.plain(language.text("cluster.kind.new"), newKind)));
        HBox tools = new HBox(filter, stretch, design);
        if (model.playgrounds().possible()) {
            ActionButton make = Buttons.plain(language.text("cluster.playground.new"), () -> model.playgrounds().ask(new Question.Make()));
            make.getStyleClass().add("playground-new");
            tools.getChildren().add(Buttons.with(Icons.SIMULATED, make));
        }
        if (!model.making().providers().isEmpty()) {
            tools.getChildren().add(new OtherTools(model.making(), language));
        }
        tools.getChildren().add(check);
        tools.getStyleClass().add("tool-row");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    private void nameCheck() {
        DoorChecks.Round round = model.checkingProperty().get();
        checkTitle.set(
                round.active()
                        ? language.words().say("cluster.checking", round.done(), round.of())
                        : language.words().say("cluster.check-all"));
    }

    private void fill() {
        if (model.noContexts()) {
            show(content, nothing());
            return;
        }
        Node left = model.doors().isEmpty()
                ? new StateViews(language).filteredToNone(model.count(), model.filterProperty().get(), () -> model.filterProperty().set(""))
                : table;
        VBox.setVgrow(left, Priority.ALWAYS);
        List<Node> above = silence();
        if (above.isEmpty()) {
            show(tableSide, left);
        } else {
            VBox both = new VBox();
            both.getChildren().setAll(above);
            both.getChildren().add(left);
            tableSide.getChildren().setAll(both);
        }
        show(content, split);
    }

    /** Why clusters of this computer cannot be listed. Where no engine runs there are none, and its own line says so. */
    private List<Node> silence() {
        return model.local().silentProperty().get().values().stream()
                .filter(problem -> problem.code() != ProblemCode.ENGINE_NONE && problem.code() != ProblemCode.ENGINE_NOT_RUNNING)
                .<Node>map(problem -> new ProblemView(language, problem))
                .toList();
    }

    /** What is shown already stays, and keeps its focus. */
    private static void show(Pane place, Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(node);
        }
    }

    private Node nothing() {
        VBox findings = new VBox();
        model.findings().forEach(finding -> findings.getChildren().add(new FindingView(finding, language)));
        findings.getStyleClass().add("clusters-findings");
        VBox all = new VBox(new StateViews(language).empty(Icons.DISCONNECTED, language.text("cluster.empty")), findings);
        all.setAlignment(Pos.TOP_CENTER);
        return all;
    }

    private void question(Optional<Question> question) {
        getChildren().removeIf(child -> (child instanceof QuestionView && !child.getStyleClass().contains(LOCAL_QUESTION)) || child instanceof NewPlaygroundView);
        question.ifPresent(open -> {
            switch (open) {
                case Question.Make _ -> make();
                case Question.Reset(String name) -> sure("cluster.playground.reset", name, () -> model.playgrounds().reset(name));
                case Question.Delete(String name) -> sure("cluster.playground.delete", name, () -> model.playgrounds().delete(name));
            }
        });
    }

    private void localQuestion(Optional<LocalDeeds.Question> question) {
        getChildren().removeIf(child -> child.getStyleClass().contains(LOCAL_QUESTION));
        question.ifPresent(open -> {
            QuestionView dialog = new LocalQuestions(model.deeds(), language).of(open);
            dialog.getStyleClass().add(LOCAL_QUESTION);
            getChildren().add(dialog);
            dialog.focusSafeAnswer();
        });
    }

    private void askSimple(Optional<SimpleClusters> provider) {
        getChildren().removeIf(NewSimpleView.class::isInstance);
        provider.ifPresent(asked -> {
            NewSimpleView dialog = new NewSimpleView(model.making(), asked, language);
            getChildren().add(dialog);
            dialog.focusName();
        });
    }

    private void make() {
        NewPlaygroundView dialog = new NewPlaygroundView(model, language);
        getChildren().add(dialog);
        dialog.focusName();
    }

    private void sure(String key, String name, Runnable agree) {
        QuestionView dialog = QuestionView.sure(
                language.text(key + ".title", name),
                language.text(key + ".what"),
                language.text(key + ".yes"),
                language,
                agree,
                model.playgrounds()::decline);
        getChildren().add(dialog);
        dialog.focusSafeAnswer();
    }

    private void ask(Optional<Consent> question) {
        getChildren().removeIf(ConsentView.class::isInstance);
        question.ifPresent(open -> {
            ConsentView dialog = new ConsentView(
                    open.context(), open.commandLine(), open.path(), open.hash(), language, model.opening()::agree, model.opening()::decline);
            getChildren().add(dialog);
            dialog.focusSafeAnswer();
        });
    }
}
