package dev.pilothouse.ui.forward;

import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.Report;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.LivePage;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The ports of this computer that lead into the open cluster. */
public final class ForwardsPage implements LivePage {

    private final ForwardsViewModel model;
    private final ForwardsView view;
    private final Consumer<URI> open;

    /** @param open shows a page of the web in the desktop's own program */
    public ForwardsPage(Session session, Forwards forwards, Fx fx, Language language, Consumer<URI> open) {
        this.open = open;
        model = new ForwardsViewModel(forwards, fx);
        view = new ForwardsView(model, session.context().name(), language, InstantSource.system(), this::openPage, this::copyAddress);
    }

    private void openPage() {
        model.chosen().filter(Report::listening).ifPresent(report -> open.accept(report.plan().page()));
    }

    private void copyAddress() {
        model.chosen().ifPresent(report -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(report.plan().address());
            Clipboard.getSystemClipboard().setContent(content);
        });
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void shown() {
        LivePage.super.shown();
        view.focusList();
    }

    @Override
    public List<Command> commands() {
        return List.of(
                command("forward.open-page", Icons.OPEN_ELSEWHERE, "Enter", Report::listening, this::openPage),
                command("forward.copy", Icons.COPY, "C", _ -> true, this::copyAddress),
                command("forward.pause-or-resume", Icons.PAUSE, "P", _ -> true, model::toggle),
                command("forward.remove", Icons.DELETE, "Delete", _ -> true, model::remove));
    }

    private Command command(String key, String icon, String keys, Predicate<Report> fits, Runnable action) {
        return new Command(key, key, icon, keys, Scope.LIST, () -> availability(fits), action);
    }

    private Availability availability(Predicate<Report> fits) {
        return model.chosen()
                .<Availability>map(report -> fits.test(report) ? new Availability.On() : new Availability.Off("forward.off.not-open", List.of()))
                .orElseGet(() -> new Availability.Off("browse.off.nothing", List.of()));
    }
}
