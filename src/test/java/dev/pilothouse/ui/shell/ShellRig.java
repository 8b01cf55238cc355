package dev.pilothouse.ui.shell;

import dev.pilothouse.change.Guard;
import dev.pilothouse.cluster.ClusterSource;
import dev.pilothouse.engine.ContextChoices;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeEngines;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.ui.kit.DraftFolder;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Page;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A whole shell over clusters in memory, with plain pages. */
final class ShellRig implements AutoCloseable {

    final FakeCluster dev = new FakeCluster();
    final FakeSource source = new FakeSource();
    final Settings settings;
    final Language language = new Language(new Words(Locale.ENGLISH));
    final Theme theme;
    final Shell shell;
    final FakeEngines engines = new FakeEngines(FakeEngines.answering("default", "unix:///var/run/docker.sock", "28.5.1"));
    private final Pulse pulse = new Pulse();
    private final Sessions sessions;

    ShellRig(Path settingsFile, Fx fx) {
        this(settingsFile, fx, place -> new PlainPage(place));
    }

    ShellRig(Path settingsFile, Fx fx, Function<Place, Page> pages) {
        Fonts.load();
        settings = Settings.open(settingsFile);
        theme = new Theme(language);
        theme.choiceProperty().set(Theme.Choice.LIGHT);
        for (String namespace : List.of("shop", "shop-staging", "kube-system", "infra")) {
            dev.put(FakeCluster.NAMESPACE, Map.of("metadata", Map.of("name", namespace)));
        }
        source.with("shop-dev", dev).with("shop-staging", new FakeCluster()).with("shop-prod", new FakeCluster());
        source.withRefusing("legacy-eks");
        settings.set(Setting.START, Setting.Start.PODS);
        settings.set(Setting.PINNED_CONTEXTS, List.of("shop-dev", "shop-staging", "shop-prod"));
        List<ClusterSource> sources = List.of(source);
        sessions = new Sessions(sources, context -> new Guard(Guard.Level.FREE, context.name()), new MemoryJournal(), pulse);
        DraftFolder drafts = new DraftFolder(settingsFile.resolveSibling("drafts"));
        shell = new Shell(
                sessions, settings, new ContextChoices(settings), theme, language, fx, InstantSource.system(), drafts, engines, made -> pages);
    }

    @Override
    public void close() {
        sessions.close();
        pulse.close();
    }

    /** A page that only says where it is. */
    record PlainPage(Place place, Node node) implements Page {

        PlainPage(Place place) {
            this(place, make(place));
        }

        private static Node make(Place place) {
            Label title = new Label(
                    place instanceof Place.Browse browse ? browse.kind().name() : place.getClass().getSimpleName());
            title.getStyleClass().add("page-title");
            HBox header = new HBox(title);
            header.getStyleClass().add("page-header");
            VBox page = new VBox(header);
            page.getStyleClass().add("page");
            return page;
        }
    }
}
