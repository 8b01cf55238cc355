package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Offer;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.Stylesheet;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The small form that begins a forward. */
final class ForwardView extends VBox {

    private final ForwardViewModel model;
    private final Language language;
    private final VBox body = new VBox();
    private final VBox exposure = new VBox();
    private final ActionButton begin;
    private Node first = this;
    private boolean focusWanted;

    /**
     * @param start begins it and leaves
     */
    ForwardView(ForwardViewModel model, String context, EnvironmentStyle environment, Language language, Runnable start, Runnable leave) {
        this.model = model;
        this.language = language;
        begin = Anchor.at(Anchor.FORWARD_BEGIN, Buttons.accent(language.text("forward.begin"), start));
        getStylesheets().add(Stylesheet.of("forward.css"));
        getStyleClass().add("forward-form");
        Anchor.at(Anchor.FORWARD_FORM, this);
        body.getStyleClass().add("forward-body");
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::begin);
        exposure.getStyleClass().add("forward-field");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("forward-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox footer = new HBox(stretch, Buttons.plain(language.text("forward.cancel"), leave), begin);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head(context, environment, leave), scroll, footer);
        model.stateProperty().subscribe(_ -> render());
        List.of(model.portProperty(), model.localPortProperty(), model.addressProperty(), model.confirmedProperty()).forEach(text -> text.subscribe(_ -> check()));
        model.exposedProperty().subscribe(_ -> expose());
        language.follow(this, this::render);
    }

    /** Puts the focus on the first field, as soon as there is one. */
    void focusFirst() {
        focusWanted = !(model.stateProperty().get() instanceof FormState.Ready);
        if (!focusWanted) {
            first.requestFocus();
        }
    }

    /** Enter begins, whichever field it is pressed in. */
    private void begin(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            begin.fire();
        }
    }

    private Node head(String context, EnvironmentStyle environment, Runnable leave) {
        Label title = new Label();
        title.textProperty().bind(language.text("forward.new", model.ref().shortName()));
        title.getStyleClass().add("title-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(
                Icon.of(Icons.PORT_FORWARD), title, Chip.environment(environment, context), stretch,
                Buttons.small(Buttons.icon(Icons.CLOSE, language.text("kit.close"), leave)));
        head.getStyleClass().add("forward-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void render() {
        switch (model.stateProperty().get()) {
            case FormState.Reading _ -> body.getChildren().setAll(words("forward.reading"));
            case FormState.Refused refused ->
                body.getChildren().setAll(new ProblemView(language, refused.problem(), Buttons.plain(language.text("forward.try-again"), model::read)));
            case FormState.Ready ready -> body.getChildren().setAll(
                    ports(ready.offers()), local(), schemes(),
                    option("forward.starts", "forward.starts.help", model.startsProperty()),
                    option("forward.expose", "forward.expose.help", model.exposedProperty()), exposure);
        }
        expose();
        check();
        if (focusWanted) {
            focusFirst();
        }
    }

    private Node ports(List<Offer> offers) {
        VBox all = new VBox();
        all.getStyleClass().add("forward-ports");
        ToggleGroup group = new ToggleGroup();
        TextField other = text(model.portProperty(), "forward.port.prompt");
        for (Offer offer : offers) {
            RadioButton choice = new RadioButton(offer.name().isEmpty() ? Integer.toString(offer.number()) : offer.name() + " · " + offer.number());
            choice.setToggleGroup(group);
            model.portProperty().subscribe(port -> choice.setSelected(offer.port().equals(port)));
            choice.selectedProperty().subscribe((_, now) -> {
                if (now) {
                    model.portProperty().set(offer.port());
                }
            });
            all.getChildren().add(choice);
        }
        first = offers.isEmpty() ? other : all.getChildren().getFirst();
        return field("forward.port", offers.isEmpty() ? "forward.port.none" : "forward.port.help", all, other);
    }

    private Node local() {
        TextField field = text(model.localPortProperty(), "forward.local.free");
        return field("forward.local", "forward.local.help", Anchor.at(Anchor.FORWARD_FORM + "-local", field));
    }

    private Node schemes() {
        Segmented<Plan.Scheme> choice = new Segmented<>(model.schemeProperty().get());
        choice.add(Plan.Scheme.HTTP, language.text("forward.http"));
        choice.add(Plan.Scheme.HTTPS, language.text("forward.https"));
        choice.valueProperty().bindBidirectional(model.schemeProperty());
        return field("forward.scheme", "forward.scheme.help", choice);
    }

    private void expose() {
        exposure.setVisible(model.exposedProperty().get());
        exposure.setManaged(model.exposedProperty().get());
        if (model.exposedProperty().get()) {
            exposure.getChildren().setAll(
                    new Note(Note.Tone.WARN, language.text("forward.expose.warning")),
                    field("forward.address", "forward.address.help", text(model.addressProperty(), "forward.address.prompt")),
                    field("forward.confirm", "forward.confirm.help", text(model.confirmedProperty(), "forward.address.prompt")));
        }
        check();
    }

    private void check() {
        Optional<String> hindrance = model.hindrance();
        hindrance.ifPresentOrElse(key -> begin.off(language.words().say(key)), begin::on);
    }

    private Node field(String titleKey, String helpKey, Node... inputs) {
        Label title = new Label(language.words().say(titleKey));
        title.getStyleClass().add("bold-text");
        title.setLabelFor(inputs[inputs.length - 1]);
        VBox field = new VBox(title);
        field.getStyleClass().add("forward-field");
        field.getChildren().addAll(inputs);
        field.getChildren().add(words(helpKey));
        return field;
    }

    private TextField text(StringProperty value, String promptKey) {
        TextField field = new TextField();
        field.promptTextProperty().bind(language.text(promptKey));
        field.textProperty().bindBidirectional(value);
        field.setMaxWidth(260);
        return field;
    }

    private Node option(String key, String helpKey, BooleanProperty value) {
        CheckBox box = new CheckBox(language.words().say(key));
        box.selectedProperty().bindBidirectional(value);
        VBox option = new VBox(box, words(helpKey));
        option.getStyleClass().add("forward-option");
        return option;
    }

    private Label words(String key) {
        Label label = new Label(language.words().say(key));
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
