package dev.pilothouse.ui.change;

import dev.pilothouse.guide.editor.Completion;
import dev.pilothouse.guide.editor.Finding;
import dev.pilothouse.text.YamlFormat;
import dev.pilothouse.ui.change.Manifest.Standing;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Note;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.kit.YamlPane;
import dev.pilothouse.ui.kit.YamlProposals;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Scope;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The text on the left, its documents on the right, each with what applying it would do; the way to the review below. */
final class ApplyYamlView extends VBox {

    /** More marks than anybody reads would only cost time. */
    private static final int MOST_MARKS = 200;

    /** Whoever disagrees about more fields does better to look at the comparison. */
    private static final int MOST_CHOICES = 3;

    private final ApplyYamlViewModel model;
    private final Language language;
    private final YamlHelpViewModel help;
    private final YamlPane yaml;
    private final GoToFieldBar goToField;
    private final FindingsView findings;
    private final FieldDocView doc;
    private final KubectlView kubectl;
    private final ActionButton commands;
    private final StringProperty title = new SimpleStringProperty("");
    private final VBox trouble = new VBox();
    private final VBox documents = new VBox();
    private final Label empty = new Label();
    private final StringProperty reviewTitle = new SimpleStringProperty("");
    private final Label hint = new Label();
    private final ActionButton review;
    private final ActionButton rehearse;
    private final List<Command> editorCommands;
    private boolean typing;

    ApplyYamlView(ApplyYamlViewModel model, YamlHelpViewModel help, Language language, Runnable open, Runnable review) {
        this.model = model;
        this.help = help;
        this.language = language;
        this.review = Buttons.accent(reviewTitle, review);
        rehearse = Buttons.plain(language.text("change.apply.dry-run-all"), model::rehearseAll);
        yaml = YamlPane.create(language);
        yaml.setEditable(true);
        yaml.propose((text, caret, answer) -> help.propose(text, caret, found -> answer.accept(proposals(found))));
        goToField = new GoToFieldBar(language, (words, answer) -> help.fields(yaml.text(), words, answer), yaml::goTo, yaml::requestFocus);
        findings = new FindingsView(language, yaml::goTo);
        doc = new FieldDocView(language);
        kubectl = new KubectlView(language);
        editorCommands = List.of(
                command("go-to", Icons.SEARCH, "Shortcut+G", goToField::open),
                command("format", Icons.FORMAT, "Shortcut+Shift+F", this::format),
                command("next-problem", Icons.NEXT, "F8", () -> goToProblem(false)),
                command("previous-problem", Icons.PREVIOUS, "Shift+F8", () -> goToProblem(true)),
                command("explain", Icons.EXPLAIN, "F1", doc::toggle));
        commands = Buttons.plain(language.text("change.editor.kubectl"), this::showCommands);
        getStyleClass().addAll("page", "apply-yaml");
        getStylesheets().add(Stylesheet.of("change.css"));
        documents.getStyleClass().add("apply-list");
        empty.textProperty().bind(language.text("change.apply.empty"));
        empty.getStyleClass().add("muted-text");
        empty.setWrapText(true);
        VBox all = new VBox(trouble, findings, empty, documents);
        all.getStyleClass().add("apply-documents");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.setMinWidth(280);
        VBox.setVgrow(yaml.node(), Priority.ALWAYS);
        VBox editor = new VBox(goToField, yaml.node(), doc);
        editor.setMinWidth(260);
        SplitPane split = new SplitPane(editor, scroll);
        split.setDividerPositions(0.62);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(header(open), split, footer());
        addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(event, open));
        model.textProperty().subscribe(this::take);
        yaml.textProperty().subscribe(text -> {
            typing = true;
            model.textProperty().set(text);
            typing = false;
            help.typed(text);
        });
        yaml.caretProperty().subscribe(caret -> help.moved(yaml::text, caret));
        help.docProperty().subscribe(doc::show);
        help.findingsProperty().subscribe(_ -> showAround());
        model.meanwhileProperty().subscribe(_ -> render());
        model.manifests().addListener((ListChangeListener<Manifest>) this::update);
        model.troubleProperty().subscribe(_ -> render());
        language.follow(this, () -> render());
    }

    void focusText() {
        yaml.requestFocus();
    }

    private void take(String text) {
        if (!typing && !text.equals(yaml.text())) {
            yaml.setText(text);
        }
    }

    private Node header(Runnable open) {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        title.set(language.words().say("change.apply.title"));
        PageHead head = new PageHead(title, new SimpleStringProperty(model.context()));
        head.getChildren().addAll(
                stretch,
                Buttons.icon(Icons.SEARCH, language.text("change.editor.go-to"), goToField::open),
                Buttons.icon(Icons.FORMAT, language.text("change.editor.format"), this::format),
                Buttons.with(Icons.OPEN_FILE, Buttons.plain(language.text("change.apply.open"), open)));
        return head;
    }

    private Node footer() {
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        commands.setMinWidth(USE_PREF_SIZE);
        HBox footer = new HBox(hint, stretch, commands, rehearse, review);
        footer.getStyleClass().add("page-footer");
        footer.setAlignment(Pos.CENTER_LEFT);
        return footer;
    }

    private void render() {
        title.set(model.edited()
                .map(ref -> language.words().say("change.editor.title", ref.shortName()))
                .orElseGet(() -> language.words().say("change.apply.title")));
        trouble.getChildren().clear();
        model.troubleProperty().get().ifPresent(problem -> trouble.getChildren().add(new ProblemView(language, problem)));
        model.meanwhileProperty().get().ifPresent(meanwhile -> trouble.getChildren().add(note(meanwhile)));
        documents.getChildren().clear();
        for (int i = 0; i < model.manifests().size(); i++) {
            documents.getChildren().add(card(i));
        }
        showAround();
    }

    /** A document whose standing changed is drawn again, the others stay as they are. */
    private void update(ListChangeListener.Change<? extends Manifest> change) {
        while (change.next()) {
            if (documents.getChildren().size() != model.manifests().size()) {
                render();
                return;
            }
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                documents.getChildren().set(i, card(i));
            }
        }
        showAround();
    }

    private ManifestView card(int index) {
        Manifest manifest = model.manifests().get(index);
        return new ManifestView(manifest, index + 1, language, () -> yaml.goTo(manifest.line()));
    }

    private void showAround() {
        boolean none = model.manifests().isEmpty();
        empty.setVisible(none);
        empty.setManaged(none);
        List<Finding> found = help.findingsProperty().get();
        findings.show(found);
        yaml.clearMarks();
        model.manifests().forEach(this::mark);
        found.stream().limit(MOST_MARKS).forEach(finding -> yaml.markProblem(finding.line(), FindingWords.say(language.words(), finding)));
        showFooter();
    }

    private void mark(Manifest manifest) {
        manifest.standing().trouble().ifPresent(problem -> {
            int line = manifest.standing() instanceof Standing.Broken broken ? broken.line() : manifest.line();
            yaml.markProblem(line, ProblemView.title(language.words(), problem));
        });
    }

    private void showFooter() {
        int ready = model.draft().map(draft -> draft.wishes().size()).orElse(0);
        long broken = model.manifests().stream().filter(manifest -> manifest.standing().trouble().isPresent()).count();
        reviewTitle.set(language.words().say("change.apply.review", ready));
        hint.setText(broken > 0 ? language.words().say("change.apply.broken", broken) : language.words().say("change.apply.kept"));
        if (ready == 0) {
            String why = language.words().say("change.apply.nothing");
            review.off(why);
            rehearse.off(why);
            commands.off(why);
        } else {
            review.on();
            rehearse.on();
            commands.on();
        }
    }

    private Note note(ApplyYamlViewModel.Meanwhile meanwhile) {
        boolean clean = meanwhile.conflicts().isEmpty();
        return new Note(
                clean ? Note.Tone.ACCENT : Note.Tone.WARN,
                language.text("change.editor.meanwhile"),
                clean
                        ? language.text("change.editor.meanwhile-merged")
                        : language.text("change.editor.meanwhile-both", String.join(", ", meanwhile.conflicts())),
                model.takeable().stream()
                        .limit(MOST_CHOICES)
                        .map(field -> Buttons.link(language.text("change.editor.take-theirs", last(field)), () -> model.takeTheirs(field)))
                        .toArray(Node[]::new));
    }

    /** The sentence beside it says where the field is. */
    private static String last(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    private static YamlProposals proposals(Completion found) {
        return new YamlProposals(found.start(), found.end(), found.proposals().stream()
                .map(one -> new YamlProposals.Item(one.label(), one.insert(), one.type(), one.description(), one.required()))
                .toList());
    }

    private void format() {
        yaml.replaceText(YamlFormat.format(yaml.text()));
        yaml.requestFocus();
    }

    /** What can be done with the text, beside typing. */
    List<Command> commands() {
        return editorCommands;
    }

    private static Command command(String id, String icon, String keys, Runnable action) {
        return new Command("editor." + id, "change.editor." + id, icon, keys, Scope.ANYWHERE, Command.ALWAYS, action);
    }

    private void goToProblem(boolean backwards) {
        help.next(yaml.caretLineProperty().get(), backwards).ifPresent(finding -> yaml.goTo(finding.line()));
    }

    private void showCommands() {
        model.commands().ifPresent(script -> kubectl.show(commands, script));
    }

    private void onKey(KeyEvent event, Runnable open) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.O) {
            open.run();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            review.fire();
            event.consume();
        }
        editorCommands.stream().filter(command -> KeyCombination.valueOf(command.shortcut()).match(event)).findFirst().ifPresent(command -> {
            command.action().run();
            event.consume();
        });
    }
}
