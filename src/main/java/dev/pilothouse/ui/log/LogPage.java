package dev.pilothouse.ui.log;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Problem;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.kit.FileDialogs;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.Toasts;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.LivePage;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The log of a pod, of the pods of a workload or service, or of a container of an engine; a page, or a tab of what shows the object. */
public final class LogPage implements LivePage {

    private final LogViewModel model;
    private final LogView view;
    private final List<Command> commands;
    private final boolean asPage;

    /**
     * What a log page needs of the window.
     *
     * @param settings how lines look is remembered there
     * @param files where lines are saved is asked by them
     */
    public record Setting(Settings settings, FileDialogs files, Navigator navigator, Fx fx, Language language, Toasts toasts) {}

    /** @param asPage whether it stands alone, with a head of its own */
    public LogPage(Session session, Place.Logs place, Setting setting, boolean asPage) {
        this.asPage = asPage;
        Fx fx = setting.fx();
        model = new LogViewModel(
                place, new SessionLogs(session, fx), LogLook.of(setting.settings()), fx, session.cluster().clock(), () -> stale(session));
        LogDeeds deeds = new LogDeeds(model, setting.navigator(), setting.files(), fx, new Told(setting));
        view = new LogView(model, setting.language(), deeds, asPage);
        commands = new LogCommands(model, deeds).all(view::openFind, view::focusFilter);
        view.menu(commands);
        model.lines().lookProperty().subscribe((_, look) -> look.keep(setting.settings()));
    }

    /** Tells since when the pods of the cluster are not heard of. */
    private static Optional<LogNews.Stale> stale(Session session) {
        for (StreamReport report : session.live().reports()) {
            if (report.query().kind().sameAs(BuiltIn.POD) && report.state() instanceof StreamState.Stale(var seen, Problem _, var retry)) {
                return Optional.of(new LogNews.Stale(seen, retry));
            }
        }
        return Optional.empty();
    }

    private record Told(Setting setting) implements LogDeeds.Teller {

        @Override
        public void copied(String text, int lines, boolean cut) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            setting.toasts.hint(setting.language.text(cut ? "log-view.copied.newest" : "log-view.copied", lines));
        }

        @Override
        public void saved(Path file, long lines) {
            setting.toasts.hint(setting.language.text("log-view.saved", lines, file.toString()));
        }

        @Override
        public void refused(Problem problem) {
            setting.toasts.trouble(setting.language.wordsProperty().map(words -> ProblemView.title(words, problem)));
        }
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void shown() {
        LivePage.super.shown();
        if (asPage) {
            view.focus();
        }
    }

    @Override
    public List<Command> commands() {
        return commands;
    }
}
