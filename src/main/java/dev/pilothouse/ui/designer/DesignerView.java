package dev.pilothouse.ui.designer;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Preflight;
import dev.pilothouse.local.PreflightFinding.Mend;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.Segmented;
import dev.pilothouse.ui.kit.Stylesheet;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Nodes and options, the editor of the chosen one, the text with the checks under it: beside each other where there is room. */
final class DesignerView extends VBox implements FindingRow.Deeds {

    /** What is looked at where there is not room for all. */
    enum Side {
        FORM,
        YAML,
        CHECKS
    }

    /**
     * What the view asks the page for.
     *
     * @param files asks the person for files and folders
     * @param read shows a page of the web
     * @param usual how long the creation of a blueprint usually takes here; empty while that is not known
     * @param cancel leaves the designer
     */
    record Helpers(FileDialogs files, Consumer<URI> read, Function<Blueprint, Optional<Duration>> usual, Runnable cancel) {}

    private static final double ROOM_FOR_ALL = 1140;
    private static final double LEFT = 436;
    private static final double LEFT_NARROW = 400;
    private static final double MIDDLE = 282;
    private static final double YAML_SHARE = 0.62;

    private final DesignerViewModel model;
    private final StartsViewModel starts;
    private final Language language;
    private final Helpers helpers;
    private final FormContext context;
    private final BasicsPart basics;
    private final NodesView nodes;
    private final OptionRows options;
    private final ScrollPane left;
    private final ScrollPane middle = scrolled(new Region());
    private final YamlSide yaml;
    private final KeptPane kept;
    private final PreflightPanel preflight;
    private final SplitPane right = new SplitPane();
    private final BorderPane body = new BorderPane();
    private final VBox notes = new VBox();
    private final Segmented<Side> side = new Segmented<>(Side.FORM);
    private final StringProperty checksTitle = new SimpleStringProperty("");
    private final DesignerFooter footer;
    private Optional<Chosen> edited = Optional.empty();
    private Optional<FormPart> editor = Optional.empty();

    DesignerView(DesignerViewModel model, StartsViewModel starts, Language language, Helpers helpers) {
        this.model = model;
        this.starts = starts;
        this.language = language;
        this.helpers = helpers;
        context = new FormContext(language, model::edit, field -> model.bad(field).map(new FindingWords(language.words())::title).orElse(""));
        basics = new BasicsPart(context, starts.imagesProperty()::get);
        nodes = new NodesView(model, language);
        options = new OptionRows(language, model::choose);
        VBox form = new VBox(basics.node(), nodes, options);
        form.getStyleClass().add("designer-form");
        left = scrolled(form);
        left.getStyleClass().add("designer-left");
        middle.getStyleClass().add("designer-middle");
        yaml = new YamlSide(model, language, this::open, this::save);
        kept = new KeptPane(starts, language, this::export);
        preflight = new PreflightPanel(language, model.preflight()::again, this, this::look);
        right.setOrientation(Orientation.VERTICAL);
        right.setMinWidth(0);
        footer = new DesignerFooter(language, helpers.cancel(), model::create);
        getStylesheets().addAll(Stylesheet.of("guide.css"), Stylesheet.of("designer.css"));
        getStyleClass().addAll("page", "designer");
        Anchor.at(Anchor.DESIGNER, this);
        side.add(Side.FORM, language.text("designer.side.form"));
        side.add(Side.YAML, language.text("designer.side.yaml"));
        side.add(Side.CHECKS, checksTitle);
        side.valueProperty().subscribe(_ -> layOut());
        side.managedProperty().bind(side.visibleProperty());
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(0);
        getChildren().addAll(head(), notes, body, footer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        widthProperty().subscribe(_ -> layOut());
        model.designProperty().subscribe(_ -> render());
        model.chosenProperty().subscribe(_ -> chosen());
        model.preflight().stateProperty().subscribe(_ -> render());
        model.settledProperty().subscribe(_ -> showSettled());
        model.replacedProperty().subscribe(_ -> showNotes());
        starts.toldProperty().subscribe(_ -> showNotes());
        language.follow(this, () -> {
            render();
            showSettled();
        });
    }

    private Node head() {
        PageHead head = new PageHead(language.text("designer.title"), language.text("designer.context"));
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        head.getChildren().addAll(stretch, side, new StartMenu(starts, DesignerPage.FIRST, language, this::showKept));
        return head;
    }

    private static ScrollPane scrolled(Node node) {
        ScrollPane scroll = new ScrollPane(node);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("designer-scroll");
        return scroll;
    }

    /** Puts the focus where typing begins. */
    void focusFirst() {
        basics.focusName();
    }

    private void layOut() {
        boolean all = getWidth() >= ROOM_FOR_ALL;
        side.setVisible(!all);
        body.setLeft(null);
        body.setCenter(null);
        right.getItems().clear();
        double width = all ? LEFT : LEFT_NARROW;
        left.setMinWidth(width);
        left.setPrefWidth(width);
        left.setMaxWidth(width);
        HBox form = new HBox(left, middle);
        if (all) {
            middle.setMinWidth(MIDDLE);
            middle.setPrefWidth(MIDDLE);
            middle.setMaxWidth(MIDDLE);
            right.getItems().setAll(yaml, preflight);
            right.setDividerPositions(YAML_SHARE);
            body.setLeft(form);
            body.setCenter(right);
            return;
        }
        middle.setMinWidth(0);
        middle.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(middle, Priority.ALWAYS);
        body.setCenter(switch (side.valueProperty().get()) {
            case FORM -> form;
            case YAML -> yaml;
            case CHECKS -> preflight;
        });
    }

    private void chosen() {
        render();
        middle.setVvalue(0);
        yaml.lookAtChosen();
    }

    private void render() {
        Design design = model.designProperty().get();
        Chosen chosen = model.chosenProperty().get();
        Blueprint blueprint = design.blueprint();
        if (!edited.equals(Optional.of(chosen))) {
            edited = Optional.of(chosen);
            editor = switch (chosen) {
                case Chosen.Node(int index) -> Optional.of(new NodeEditor(index, context, starts.imagesProperty()::get, helpers.files()::folder));
                case Chosen.Option(ClusterOption option) -> Optional.of(new OptionEditors(context).of(option));
                case Chosen.Shelf _ -> Optional.empty();
            };
            middle.setContent(editor.map(FormPart::node).orElse(kept));
        }
        basics.show(blueprint);
        nodes.show(design, chosen);
        options.show(blueprint, chosen);
        editor.ifPresent(part -> part.show(blueprint));
        left.setDisable(design.isBroken());
        middle.setDisable(design.isBroken() && editor.isPresent());
        PreflightState checks = model.preflight().stateProperty().get();
        yaml.show(design, chosen, checks instanceof PreflightState.Checked checked ? checked.findings() : List.of());
        preflight.show(checks, design.isBroken());
        footer.show(helpers.usual().apply(blueprint));
        showNotes();
    }

    private void showSettled() {
        Settled settled = model.settledProperty().get();
        footer.show(settled);
        checksTitle.set(language.words().say("designer.side.checks", settled instanceof Settled.Open open ? open.bad().size() : 0));
    }

    private void showNotes() {
        Design design = model.designProperty().get();
        notes.getChildren().clear();
        if (design.isBroken()) {
            notes.getChildren().add(new Note(
                    Note.Tone.BAD,
                    language.text("designer.broken", Integer.toString(design.line())),
                    Buttons.link(language.text("designer.go-there"), () -> goTo(design.line()))));
        }
        Optional<Node> back = model.replacedProperty().get().map(_ -> Buttons.link(language.text("designer.bring-back"), model::bringBack));
        new ToldNote(language, starts).of(starts.toldProperty().get(), back).ifPresent(notes.getChildren()::add);
    }

    private void open() {
        helpers.files().open(FileDialogs.Type.YAML).ifPresent(starts::open);
    }

    private void save() {
        showKept();
        kept.propose(model.designProperty().get().blueprint().name());
    }

    private void export() {
        helpers.files().save(FileDialogs.Type.YAML, model.designProperty().get().blueprint().name() + ".yaml").ifPresent(starts::export);
    }

    private void showKept() {
        if (side.isVisible()) {
            side.valueProperty().set(Side.FORM);
        }
        model.choose(new Chosen.Shelf());
    }

    private void goTo(int line) {
        if (side.isVisible()) {
            side.valueProperty().set(Side.YAML);
        }
        yaml.goTo(line);
    }

    private void look(Preflight.Line line) {
        List<Object> field = line.findings().getFirst().field();
        if (!field.isEmpty()) {
            if (side.isVisible()) {
                side.valueProperty().set(Side.YAML);
            }
            if (field.size() > 1 && field.getFirst().equals("nodes") && field.get(1) instanceof Integer index) {
                model.choose(new Chosen.Node(index));
            }
            yaml.lookAt(field);
        }
    }

    @Override
    public void mend(Mend.Change change) {
        model.mend(change.blueprint());
    }

    @Override
    public void read(URI page) {
        helpers.read().accept(page);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            model.create();
            event.consume();
        }
    }
}
