package dev.pilothouse.ui.designer;

import dev.pilothouse.cluster.Cluster;
import dev.pilothouse.cluster.Context;
import dev.pilothouse.cluster.Context.Way;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Blueprints;
import dev.pilothouse.local.Likeness;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.Preset;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.session.Session;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.ui.kit.Fx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a design can begin with, and what of it is kept: presets, kept blueprints, files, and other clusters to resemble. */
final class StartsViewModel {

    /** So many workers of another cluster a computer bears. */
    static final int MOST_WORKERS = 6;

    /**
     * What is kept.
     *
     * @param last whether there was a creation before
     */
    record Shelf(List<Blueprints.Saved> saved, boolean last) {

        boolean has(String name) {
            return saved.stream().anyMatch(one -> one.name().equals(name));
        }
    }

    private final Blueprints kept;
    private final Sessions sessions;
    private final Supplier<List<NodeImage>> imageSource;
    private final DesignerViewModel design;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<Shelf> shelf = new ReadOnlyObjectWrapper<>(new Shelf(List.of(), false));
    private final ReadOnlyObjectWrapper<List<NodeImage>> images = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Told> told = new ReadOnlyObjectWrapper<>(new Told.Nothing());

    /**
     * @param images blocks; the images from which nodes can be made here
     */
    StartsViewModel(Blueprints kept, Sessions sessions, Supplier<List<NodeImage>> images, DesignerViewModel design, Fx fx) {
        this.kept = kept;
        this.sessions = sessions;
        this.imageSource = images;
        this.design = design;
        this.fx = fx;
        design.designProperty().addListener((_, _, _) -> changed());
    }

    /** What was told about the text as it was is of no use any more. */
    private void changed() {
        switch (told.get()) {
            case Told.Kept _, Told.Exported _, Told.Alike _, Told.Refused _ -> told.set(new Told.Nothing());
            case Told.Nothing _, Told.Reading _, Told.Removed _ -> {
                // still so
            }
        }
    }

    ReadOnlyObjectProperty<Shelf> shelfProperty() {
        return shelf.getReadOnlyProperty();
    }

    /** What nodes can be made from here, newest Kubernetes first; empty until it is known. */
    ReadOnlyObjectProperty<List<NodeImage>> imagesProperty() {
        return images.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Told> toldProperty() {
        return told.getReadOnlyProperty();
    }

    /** Reads what is kept and which images there are, as of now. */
    void shown() {
        readShelf();
        fx.call(imageSource::get).onDone(images::set).onRefused(_ -> {}); // the checks say why nobody answers
    }

    private void readShelf() {
        ask(() -> new Shelf(kept.list(), kept.last().isPresent()), shelf::set);
    }

    private <T> void ask(Callable<T> work, Consumer<T> done) {
        fx.call(work).onDone(done).onRefused(problem -> told.set(new Told.Refused(problem)));
    }

    /** Contexts whose nodes can be looked at. */
    List<String> contexts() {
        return sessions.contexts().stream().filter(context -> context.signIn().way() != Way.ENGINE).map(Context::name).toList();
    }

    void begin(Preset preset) {
        Blueprint now = design.designProperty().get().blueprint();
        told.set(new Told.Nothing());
        design.replace(preset.blueprint(now.name(), now.image()).text().text());
    }

    /** Begins with the blueprint of the last creation. */
    void beginLast() {
        ask(kept::last, last -> last.ifPresent(this::begin));
    }

    /** Begins with what is kept under that name. */
    void begin(String name) {
        ask(() -> kept.get(name), this::begin);
    }

    /** Begins with a file. */
    void open(Path file) {
        ask(() -> Blueprints.read(file), this::begin);
    }

    private void begin(Blueprint blueprint) {
        told.set(new Told.Nothing());
        design.replace(blueprint.text().text());
    }

    /** Begins with what resembles the cluster of that context; one that is not open is read apart, so that nobody opens or closes it for the person. */
    void beginLike(String context) {
        told.set(new Told.Reading(context));
        String name = design.designProperty().get().blueprint().name();
        List<NodeImage> choices = images.get();
        ask(() -> Likeness.of(nodes(context), name, MOST_WORKERS, choices), likeness -> {
            design.replace(likeness.blueprint().text().text());
            told.set(new Told.Alike(context, likeness));
        });
    }

    private List<Document> nodes(String context) {
        Optional<Session> open = sessions.session(context);
        if (open.isPresent()) {
            return open.get().around("", List.of(BuiltIn.NODE));
        }
        List<Document> nodes = new ArrayList<>();
        try (Cluster cluster = sessions.sourceOf(context).open(context)) {
            cluster.documents(Query.in(BuiltIn.NODE, ""), nodes::add);
        }
        return nodes;
    }

    /** Keeps the text as it stands, be it broken, in the place of what was kept under that name. */
    void keep(String name) {
        Blueprint text = Blueprint.of(design.text());
        ask(() -> {
            kept.save(name, text);
            return name;
        }, saved -> {
            told.set(new Told.Kept(saved));
            readShelf();
        });
    }

    /** Writes the text as it stands to a file. */
    void export(Path file) {
        Blueprint text = Blueprint.of(design.text());
        ask(() -> {
            Blueprints.export(text, file);
            return file;
        }, written -> told.set(new Told.Exported(written)));
    }

    void rename(String name, String newName) {
        ask(() -> {
            kept.rename(name, newName);
            return true;
        }, _ -> {
            told.set(new Told.Nothing());
            readShelf();
        });
    }

    void remove(String name) {
        ask(() -> {
            Blueprint blueprint = kept.get(name);
            kept.delete(name);
            return blueprint;
        }, blueprint -> {
            told.set(new Told.Removed(name, blueprint));
            readShelf();
        });
    }

    /** Keeps again what was removed last. */
    void bringBack(Told.Removed removed) {
        ask(() -> {
            kept.save(removed.name(), removed.blueprint());
            return true;
        }, _ -> {
            told.set(new Told.Nothing());
            readShelf();
        });
    }

    /** Remembers what is created now as the last one. */
    void remember(Blueprint blueprint) {
        ask(() -> {
            kept.remember(blueprint);
            return true;
        }, _ -> readShelf());
    }
}
