package dev.pilothouse.ui.log;

import dev.pilothouse.log.Ansi;
import dev.pilothouse.log.Copying;
import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Kept;
import dev.pilothouse.log.Ledger;
import dev.pilothouse.log.Source;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be done with the lines of a log beside looking at them. */
final class LogDeeds {

    /** More lines than that are saved, not copied. */
    static final int MOST_COPIED = 100_000;

    private final LogViewModel model;
    private final Navigator navigator;
    private final FileDialogs files;
    private final Fx fx;
    private final Teller teller;

    /** Who is told how it went. */
    interface Teller {

        /** Puts it on the clipboard. */
        void copied(String text, int lines, boolean cut);

        void saved(Path file, long lines);

        void refused(Problem problem);
    }

    /** Which lines are saved. */
    enum Part {
        SHOWN,
        ALL,
        ALL_COMPRESSED
    }

    LogDeeds(LogViewModel model, Navigator navigator, FileDialogs files, Fx fx, Teller teller) {
        this.model = model;
        this.navigator = navigator;
        this.files = files;
        this.fx = fx;
        this.teller = teller;
    }

    /** Copies the selected lines as they are seen, the newest ones of very many. */
    void copy() {
        Selection selection = model.lines().selectionProperty().get();
        if (selection.isEmpty()) {
            return;
        }
        Lines lines = model.lines().linesProperty().get();
        long to = Math.min(lines.end() - 1, lines.placeOf(selection.to()));
        long from = Math.max(lines.placeOf(selection.from()), to - MOST_COPIED + 1);
        boolean cut = from > lines.placeOf(selection.from());
        boolean named = model.book().sources().size() > 1;
        boolean timed = model.lines().lookProperty().get().times();
        fx.call(() -> text(lines, from, to, timed, named)).onDone(text -> teller.copied(text, (int) (to - from + 1), cut)).onRefused(teller::refused);
    }

    private String text(Lines lines, long from, long to, boolean timed, boolean named) {
        StringBuilder text = new StringBuilder();
        for (long place = from; place <= to; place++) {
            Entry entry = lines.at(place);
            if (!entry.mark()) {
                text.append(timed ? entry.time() + " " : "");
                text.append(named ? "[" + name(model.book().sources().get(entry.source())) + "] " : "");
                text.append(Ansi.visible(entry.text())).append('\n');
            }
        }
        return text.toString();
    }

    static String name(Source source) {
        return source.container().isEmpty() ? source.pod().name() : source.pod().name() + "/" + source.container();
    }

    void save(Part part) {
        Ledger book = model.book();
        Optional<Kept> kept = part == Part.SHOWN ? model.kept() : Optional.empty();
        boolean compressed = part == Part.ALL_COMPRESSED;
        Copying copying = new Copying(compressed, model.lines().lookProperty().get().times(), book.sources().size() > 1, false);
        files.save(FileDialogs.Type.ANY, model.place().ref().name() + (compressed ? ".log.gz" : ".log"))
                .ifPresent(file -> fx.call(() -> kept.isPresent() ? copying.save(book, kept.get(), file) : copying.save(book, file))
                        .onDone(lines -> teller.saved(file, lines))
                        .onRefused(teller::refused));
    }

    /** Shows the line that has the focus among all others. */
    void context() {
        model.lines().current().ifPresent(entry -> model.inContext(entry.number()));
    }

    private void atSource(Consumer<Source> deed) {
        List<Source> sources = model.book().sources();
        model.lines().current().filter(entry -> entry.source() < sources.size()).ifPresent(entry -> deed.accept(sources.get(entry.source())));
    }

    void openPod() {
        atSource(source -> navigator.go(new Place.Detail(source.pod())));
    }

    void probes() {
        atSource(source -> navigator.go(new Place.Probes(source.pod())));
    }

    /** Tells whether what is read are containers of pods, which can have probes. */
    boolean probed() {
        Kind kind = model.place().ref().kind();
        return kind.sameAs(BuiltIn.POD) || Place.Rollout.takes(kind);
    }

    void openAsPage() {
        navigator.go(model.place());
    }

    boolean anySelected() {
        return !model.lines().selectionProperty().get().isEmpty();
    }
}
