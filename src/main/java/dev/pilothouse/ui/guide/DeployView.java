package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.deploy.Template;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Focus;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** An image, a name, and the template to begin with; or a file instead. */
final class DeployView extends VBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final double FIELD = 440;

    private final DeployViewModel model;
    private final Language language;
    private final BorderPane body = new BorderPane();
    private final TextField image = new TextField();
    private final TextField name = new TextField();
    private final FlowPane templates = new FlowPane();
    private final VBox form = new VBox();
    private final ActionButton next;
    private final ActionButton back;

    DeployView(DeployViewModel model, String context, Language language, Runnable open) {
        this.model = model;
        this.language = language;
        getStylesheets().add(Stylesheet.of("guide.css"));
        getStyleClass().addAll("guide", "deploy");
        Anchor.at(Anchor.DEPLOY, this);
        next = Anchor.at(Anchor.DEPLOY_NEXT, Buttons.accent(language.text("guide.deploy.start.next"), this::next));
        back = Buttons.plain(language.text("guide.deploy.start.back"), model::back);
        buildForm(open);
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(
                new PageHead(language.text("guide.deploy.new"), language.text("guide.deploy.start.where", model.namespace(), context)), body, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.stateProperty().subscribe(_ -> render());
        model.templateProperty().subscribe(_ -> choose());
        model.imageProperty().subscribe(_ -> suggest());
        language.follow(this, () -> render());
    }

    /** Puts the focus where typing begins. */
    void focusImage() {
        Focus.on(image);
    }

    private void buildForm(Runnable open) {
        image.textProperty().bindBidirectional(model.imageProperty());
        name.textProperty().bindBidirectional(model.nameProperty());
        image.getStyleClass().add("code-field");
        templates.getStyleClass().add("template-cards");
        for (Template template : Template.values()) {
            templates.getChildren().add(card(template));
        }
        VBox file = new VBox(words("guide.deploy.start.file", "bold-text"), words("guide.deploy.start.file.help", "small-text", "muted-text"),
                Buttons.with(Icons.FROM_FILE, Anchor.at(Anchor.DEPLOY_FILE, Buttons.plain(language.text("guide.deploy.start.open"), open))));
        file.getStyleClass().add("deploy-file");
        form.getStyleClass().add("guide-form");
        form.getChildren().addAll(
                field("guide.deploy.start.image", image),
                field("guide.deploy.start.name", name),
                new VBox(4, words("guide.deploy.start.template", "bold-text"), templates),
                file);
    }

    private Node field(String key, TextField text) {
        text.setMaxWidth(FIELD);
        text.accessibleTextProperty().bind(language.text(key));
        return new VBox(4, words(key, "bold-text"), text, words(key + ".help", "small-text", "muted-text"));
    }

    private Label words(String key, String... styles) {
        Label label = new Label();
        label.textProperty().bind(language.text(key));
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        return label;
    }

    private Node card(Template template) {
        Button card = new Button();
        card.getStyleClass().setAll("button", "template-card");
        Label what = words(template.key() + ".what", "small-text", "muted-text");
        what.setMinHeight(Region.USE_PREF_SIZE);
        VBox face = new VBox(4, new HBox(8, Icon.of(icon(template)), words(template.key(), "bold-text")), what);
        face.setPrefWidth(196);
        card.setGraphic(face);
        card.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        card.accessibleTextProperty().bind(language.text(template.key()));
        card.setUserData(template);
        card.setOnAction(_ -> model.templateProperty().set(template));
        card.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                model.begin();
            }
        });
        return card;
    }

    private static String icon(Template template) {
        return switch (template) {
            case WEB_SERVICE -> "mdi2l-lan";
            case WORKER -> "mdi2c-cog-outline";
            case SCHEDULED_JOB -> "mdi2c-clock-outline";
            case DATABASE -> "mdi2d-database-outline";
            case SIDECAR -> "mdi2v-view-split-vertical";
        };
    }

    private void choose() {
        templates.getChildren().forEach(card -> card.pseudoClassStateChanged(CHOSEN, card.getUserData() == model.templateProperty().get()));
        suggest();
    }

    private void suggest() {
        name.setPromptText(model.suggestedName());
    }

    private Node footer() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(back, stretch, next);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        boolean choosing = model.stateProperty().get() instanceof DeployState.Choosing;
        back.setVisible(!choosing);
        back.setManaged(!choosing);
        next.on();
        switch (model.stateProperty().get()) {
            case DeployState.Choosing _ -> body.setCenter(scrolled(form));
            case DeployState.Reading reading -> {
                body.setCenter(new StateViews(language).loading(language.text("guide.deploy.start.reading", reading.file())));
                next.off(language.words().say("guide.form.not-yet"));
            }
            case DeployState.Composed composed -> {
                body.setCenter(scrolled(new ComposeView(composed, language)));
                if (!composed.compose().problems().isEmpty()) {
                    next.off(language.words().say("guide.deploy.start.problems", composed.compose().problems().size()));
                }
            }
            case DeployState.Refused refused -> {
                VBox around = new VBox(new ProblemView(language, refused.problem()));
                around.getStyleClass().add("guide-form");
                body.setCenter(around);
                next.off(language.words().say("guide.form.not-yet"));
            }
        }
    }

    private static Node scrolled(Node node) {
        ScrollPane scroll = new ScrollPane(node);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("guide-scroll");
        return scroll;
    }

    private void next() {
        switch (model.stateProperty().get()) {
            case DeployState.Choosing _ -> model.begin();
            case DeployState.Composed _ -> model.beginComposed();
            case DeployState.Reading _, DeployState.Refused _ -> {}
        }
    }

    private void onKey(KeyEvent event) {
        boolean typed = event.getCode() == KeyCode.ENTER && event.getTarget() instanceof TextField;
        if (typed || (event.getCode() == KeyCode.ENTER && event.isShortcutDown())) {
            next();
            event.consume();
        }
    }
}
