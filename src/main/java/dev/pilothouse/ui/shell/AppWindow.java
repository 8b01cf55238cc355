package dev.pilothouse.ui.shell;

import dev.pilothouse.engine.Engine;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.guide.RolloutPage;
import dev.pilothouse.ui.kit.DraftFolder;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.FxThread;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.TableWarmUp;
import dev.pilothouse.ui.kit.Theme;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shell over an engine, dressed by the settings: what the window shows, and what the tour walks through. */
public final class AppWindow implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AppWindow.class);

    /** When the first page stands and the person is still looking where things are. */
    private static final Duration SETTLED = Duration.ofMillis(400);

    private final FxThread fx = new FxThread();
    private final Language language;
    private final Theme theme;
    private final Shell shell;
    private final SettingsSaver saver;
    private final Subscription looks;
    private final CreationNews creations;
    private Subscription rollouts = Subscription.NONE;

    /**
     * @param open shows a file or a page of the web in the desktop's own program
     */
    public AppWindow(Engine engine, FileDialogs files, Consumer<URI> open) {
        Fonts.load();
        language = new Language(new Words(Looks.locale(engine.settings())));
        theme = new Theme(language);
        looks = new Looks(engine.settings(), theme, language).follow();
        saver = new SettingsSaver(engine.settings(), fx);
        shell = new Shell(
                engine.sessions(),
                engine.settings(),
                engine.environments(),
                theme,
                language,
                fx,
                InstantSource.system(),
                new DraftFolder(engine.folders().state().resolve("drafts")),
                engine.local().engines(),
                made -> new Pages(engine, made, fx, language, files, open));
        new ForwardsBeside(engine.forwards(), shell, fx).follow(language);
        creations = new CreationNews(engine.local().creations(), shell, fx, language);
        shell.workspace().sessionProperty().subscribe(session -> announceRollouts(engine, session));
    }

    private boolean looksAt(ResourceRef workload) {
        return shell.navigator().topPlace().equals(Optional.of(new Place.Rollout(workload)));
    }

    private void announceRollouts(Engine engine, Optional<Session> session) {
        rollouts.close();
        rollouts = session.map(open -> RolloutPage.announcing(open, engine.journal(), this::looksAt, shell.navigator(), fx, language, shell.toasts()))
                .orElse(Subscription.NONE);
    }

    /** Once the window's first frame was painted, shows what is known and readies what the first click will need. */
    public void start() {
        FirstFrame.of(shell.root().getScene(), fx, () -> {
            LOG.info("First frame");
            shell.start();
            fx.after(SETTLED, () -> TableWarmUp.behind(shell.root(), fx, language));
        });
    }

    public Shell shell() {
        return shell;
    }

    public Language language() {
        return language;
    }

    public Theme theme() {
        return theme;
    }

    /** Saves what is not saved, and ends the threads. */
    @Override
    public void close() {
        shell.desk().flush();
        rollouts.close();
        creations.close();
        looks.close();
        saver.close();
        fx.close();
    }
}
