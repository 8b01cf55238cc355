package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ansi;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Mark;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.PageHead;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.StateViews;
import dev.pilothouse.ui.kit.Stylesheet;
import dev.pilothouse.ui.navigation.Command;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Tools, sources, lines, and what is to be said about them. */
final class LogView {

    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final LogViewModel model;
    private final Language language;
    private final StateViews states;
    private final LogTools tools;
    private final SourceBar sources;
    private final FindBar find;
    private final NewsStrip news;
    private final LinesView lines;
    private final LineTimes times = new LineTimes(ZoneId.systemDefault());
    private final StackPane over = new StackPane();
    private final HBox paused = new HBox(12);
    private final Label pausedWords = new Label();
    private final SimpleStringProperty count = new SimpleStringProperty("");
    private final VBox root = new VBox();

    /** @param asPage whether it stands alone, with a head of its own, or in a tab */
    LogView(LogViewModel model, Language language, LogDeeds deeds, boolean asPage) {
        this.model = model;
        this.language = language;
        states = new StateViews(language);
        lines = new LinesView(model.lines(), new LineMaker(this::say), times, this::inWords, () -> language.words().say("log-view.column.message"));
        Anchor.at(Anchor.LOG_LINES, lines);
        find = new FindBar(model.search(), language, lines::requestFocus);
        tools = new LogTools(model, language, deeds, find::open, lines::requestFocus);
        sources = new SourceBar(language, model.filter().hiddenProperty());
        news = new NewsStrip(language, states, model.clock(), model::again, () -> model.previousProperty().set(false));
        over.getStyleClass().add("log-over");
        StackPane body = new StackPane(lines, over, pausedBar());
        VBox.setVgrow(body, Priority.ALWAYS);
        root.getStyleClass().addAll("logs", asPage ? "page" : "logs-tab");
        root.getStylesheets().add(Stylesheet.of("log.css"));
        root.getChildren().addAll(tools, sources, find, news, body, foot(deeds, asPage));
        if (asPage) {
            root.getChildren().addFirst(head());
        }
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                find.open();
                event.consume();
            }
        });
        model.sourcesProperty().subscribe(this::show);
        model.countsProperty().subscribe(counts -> tools.show(model.sourcesProperty().get(), counts));
        model.stateProperty().subscribe(this::show);
        model.newsProperty().subscribe(news::show);
        model.lines().revisionProperty().subscribe(_ -> tell());
        language.onChange(root, this::again);
    }

    private Node head() {
        ObservableValue<String> context = language.wordsProperty()
                .map(words -> words.say(
                        model.place().ref().namespace().isEmpty() ? "log-view.context.engine" : "log-view.context", SafeText.line(model.place().ref().name()),
                        model.place().ref().kind().name(), model.place().ref().namespace()));
        return new PageHead(language.text("log-view.title"), context);
    }

    private Node pausedBar() {
        paused.getStyleClass().add("log-paused");
        paused.setAlignment(Pos.CENTER);
        paused.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(paused, Pos.BOTTOM_CENTER);
        paused.getChildren().addAll(pausedWords, Buttons.link(language.text("log-view.paused.jump"), () -> model.lines().followingProperty().set(true)));
        return paused;
    }

    private Node foot(LogDeeds deeds, boolean asPage) {
        Label label = new Label();
        label.textProperty().bind(count);
        label.getStyleClass().addAll("muted-text", "small-text");
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox foot = new HBox(8, label, stretch);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("log-foot");
        if (!asPage) {
            foot.getChildren().add(Buttons.small(Buttons.icon(Icons.EXPAND, language.text("log-view.open-page"), deeds::openAsPage)));
        }
        return foot;
    }

    /** Gives the lines their menu, once the commands are known. */
    void menu(List<Command> commands) {
        ContextMenu menu = new LineMenu(commands, language);
        lines.setOnContextMenuRequested((ContextMenuEvent event) -> menu.show(lines, event.getScreenX(), event.getScreenY()));
    }

    private void again() {
        lines.again();
        sources.again();
        tools.show(model.sourcesProperty().get(), model.countsProperty().get());
        show(model.stateProperty().get());
        news.tick();
        tell();
    }

    private void show(SourceStates now) {
        sources.show(now);
        tools.show(now, model.countsProperty().get());
    }

    /** Says what happened, and where there are several containers, to which. */
    private String say(Entry entry, Mark mark) {
        String what = language.words().say(mark.key(), mark.args().toArray());
        SourceNames names = model.lines().namesProperty().get();
        return names.shorts().size() > 1 ? language.words().say("log-view.source.standing", names.of(entry.source()), what) : what;
    }

    /** Says a line to a screen reader. */
    private String inWords(Entry entry) {
        Optional<Mark> mark = Mark.of(entry);
        if (mark.isPresent()) {
            return say(entry, mark.get());
        }
        String level = language.words().say(LevelFacets.key(entry.level()));
        String name = model.lines().namesProperty().get().of(entry.source());
        String marked = model.lines().isMarked(entry.number()) ? language.words().say("log-view.line.marked") : "";
        return language.words().say("log-view.line", level, name, times.full(entry), SafeText.line(Ansi.visible(entry.text())), marked).strip();
    }

    private void tell() {
        LinesModel now = model.lines();
        boolean away = !now.followingProperty().get() && now.newLines() > 0;
        paused.setVisible(away);
        if (away) {
            pausedWords.setText(language.words().say("log-view.paused", now.newLines()));
        }
        long shown = now.linesProperty().get().end() - now.linesProperty().get().first();
        long total = model.book().end() - model.book().first();
        String lines = shown == total ? language.words().say("log-view.count", total) : language.words().say("log-view.count.of", shown, total);
        count.set(model.rate() > LogViewModel.SAMPLED ? language.words().say("log-view.count.sampled", lines, model.rate()) : lines);
    }

    private void show(LogState state) {
        Optional<Node> node = switch (state) {
            case LogState.Opening() -> Optional.empty();
            case LogState.Shown() -> Optional.empty();
            case LogState.Silent() -> Optional.of(states.empty(Icons.LOGS, language.text("log-view.state.silent")));
            case LogState.NoPods() -> Optional.of(states.empty("mdi2c-cube-outline", language.text("log-view.state.no-pods")));
            case LogState.NoPrevious() -> Optional.of(states.empty(
                    Icons.HISTORY, language.text("log-view.state.no-previous"),
                    Buttons.plain(language.text("log-view.previous.back"), () -> model.previousProperty().set(false))));
            case LogState.FilteredToNone(long total) -> Optional.of(states.filteredToNone((int) total, filterWords(), this::clearFilter));
            case LogState.Refused(var problem) -> Optional.of(
                    switch (problem.code()) {
                        case FORBIDDEN -> states.forbidden(problem, Buttons.link(language.text("kit.state.try-now"), model::again));
                        case SIGNED_OUT -> states.signedOut(problem, Buttons.plain(language.text("kit.state.sign-in"), model::again));
                        default -> states.error(problem, Buttons.link(language.text("kit.state.try-now"), model::again));
                    });
        };
        over.getChildren().setAll(node.stream().toList());
        over.setVisible(node.isPresent());
    }

    /** What was pressed goes away with the filter, and the keys go to the lines. */
    private void clearFilter() {
        model.filter().clear();
        lines.requestFocus();
    }

    private String filterWords() {
        String typed = model.filter().textProperty().get().strip();
        return typed.isEmpty() ? language.words().say("log-view.filter.chosen") : typed;
    }

    void openFind() {
        find.open();
    }

    void focusFilter() {
        tools.focusFilter();
    }

    /** Puts the focus on the lines. */
    void focus() {
        lines.requestFocus();
    }

    /** Ages count on. */
    void tick() {
        news.tick();
    }

    Node node() {
        return root;
    }
}
