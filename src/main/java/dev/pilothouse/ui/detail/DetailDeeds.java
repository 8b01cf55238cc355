package dev.pilothouse.ui.detail;

import dev.pilothouse.diagnosis.Remedy;
import dev.pilothouse.guide.Guides;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.probe.ProbedContainer;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Availability;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.WayOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with the object that is looked at. A change starts as a draft to review. */
final class DetailDeeds {

    private static final Set<String> SCALABLE = Set.of("deployments.apps", "statefulsets.apps", "replicasets.apps");

    private final DetailViewModel model;
    private final Navigator navigator;

    DetailDeeds(DetailViewModel model, Navigator navigator) {
        this.model = model;
        this.navigator = navigator;
    }

    boolean scalable() {
        return SCALABLE.contains(model.ref().kind().qualifiedPlural());
    }

    void go(Place place) {
        navigator.go(place);
    }

    void follow(ResourceRef ref) {
        navigator.go(new Place.Detail(ref));
    }

    void mend(Remedy remedy) {
        navigator.go(WayOut.of(remedy));
    }

    void close() {
        navigator.closeDrawer();
    }

    boolean rollsOut() {
        return Place.Rollout.takes(model.ref().kind());
    }

    /** Tells whether it has pods that write logs. */
    boolean hasLogs() {
        return Place.Logs.takes(model.ref().kind());
    }

    void logs() {
        navigator.go(new Place.Logs(model.ref()));
    }

    /** Tells whether it has containers that run. */
    boolean hasShell() {
        return Place.Terminal.takes(model.ref().kind());
    }

    void shell() {
        navigator.go(new Place.Terminal(model.ref()));
    }

    void attach() {
        navigator.go(new Place.Terminal(model.ref(), "", true));
    }

    void rollout() {
        navigator.go(new Place.Rollout(model.ref()));
    }

    void scale() {
        navigator.go(new Place.Scale(model.ref()));
    }

    void keys() {
        navigator.go(new Place.Keys(model.ref()));
    }

    void probes() {
        navigator.go(new Place.Probes(model.ref()));
    }

    /** Tells whether connections can be carried to it. */
    boolean forwards() {
        return Place.Forward.takes(model.ref().kind());
    }

    void forward() {
        navigator.go(new Place.Forward(model.ref()));
    }

    /** Tells whether it has files. */
    boolean hasFiles() {
        return Place.Files.takes(model.ref().kind());
    }

    void files() {
        navigator.go(new Place.Files(model.ref(), ""));
    }

    void edit() {
        navigator.go(new Place.EditYaml(model.ref()));
    }

    /** Returns the guided edits that start from objects of this kind. */
    List<Guide> guides() {
        return model.engine() ? List.of() : Guides.fitting(model.ref().kind());
    }

    void guide(String id) {
        navigator.go(new Place.Guide(id, model.ref()));
    }

    /** Tells whether it can be broken on purpose: a pod or node of a playground. */
    boolean breakable() {
        return model.simulated() && Place.Simulation.takes(model.ref().kind());
    }

    void breakIt() {
        navigator.go(new Place.Simulation(Optional.of(model.ref())));
    }

    /** Returns what can be done about the running of a container; nothing of anything else. */
    List<RunDeed> running(Document document) {
        String state = document.tree().text("spec", "state");
        return Place.Run.takes(model.ref().kind()) ? Stream.of(RunDeed.values()).filter(deed -> deed.fits(state)).toList() : List.of();
    }

    static String icon(RunDeed deed) {
        return switch (deed) {
            case START, RESUME -> Icons.START;
            case STOP -> Icons.STOP;
            case RESTART -> Icons.RESTART;
            case PAUSE -> Icons.PAUSE;
        };
    }

    void run(RunDeed deed) {
        navigator.go(new Place.Run(List.of(model.ref()), deed.word()));
    }

    private Availability runs(RunDeed deed) {
        boolean fits = model.stateProperty().get() instanceof DetailState.Shown shown && running(shown.document()).contains(deed);
        return fits ? new Availability.On() : new Availability.Off("browse.off.container." + deed.word(), List.of());
    }

    private Availability logging() {
        return hasLogs() ? new Availability.On() : new Availability.Off("browse.off.no-logs", List.of());
    }

    void map() {
        navigator.go(new Place.Topology(Optional.of(model.ref())));
    }

    void delete() {
        navigator.go(new Place.Delete(List.of(model.ref())));
    }

    void copyName() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.ref().name());
        Clipboard.getSystemClipboard().setContent(content);
    }

    void timeline() {
        navigator.go(new Place.Timeline(Optional.of(model.ref())));
    }

    /** Returns the commands of the page; {@code step} goes to the next tab or the one before. */
    List<Command> commands(java.util.function.IntConsumer step) {
        List<Command> all = new ArrayList<>(List.of(
                new Command("object.scale", "detail.command.scale", Icons.SCALE, "", Scope.ANYWHERE, this::scaling, this::scale),
                new Command("object.rollout", "detail.command.rollout", Icons.ROLLOUT, "", Scope.ANYWHERE, this::rolling, this::rollout),
                new Command("object.edit", "browse.command.edit", Icons.EDIT, "", Scope.ANYWHERE, this::editing, this::edit),
                new Command("object.probes", "detail.command.probes", Icons.PROBES, "", Scope.ANYWHERE, this::probing, this::probes),
                new Command("object.delete", "detail.command.delete", Icons.DELETE, "", Scope.ANYWHERE, this::there, this::delete),
                new Command("object.logs", "browse.command.logs", Icons.LOGS, "", Scope.ANYWHERE, this::logging, this::logs),
                new Command("object.map", "browse.command.map", Icons.TOPOLOGY, "", Scope.ANYWHERE, this::there, this::map),
                new Command("object.copy-name", "detail.command.copy-name", Icons.COPY, "", Scope.ANYWHERE, Command.ALWAYS, this::copyName),
                new Command(
                        "object.next-tab", "detail.command.next-tab", Icons.FORWARD, "Shortcut+Page Down", Scope.ANYWHERE, Command.ALWAYS,
                        () -> step.accept(1)),
                new Command(
                        "object.previous-tab", "detail.command.previous-tab", Icons.BACK, "Shortcut+Page Up", Scope.ANYWHERE, Command.ALWAYS,
                        () -> step.accept(-1))));
        if (hasShell()) {
            all.add(new Command("object.shell", "browse.command.shell", Icons.SHELL, "", Scope.ANYWHERE, this::there, this::shell));
            all.add(new Command("object.attach", "browse.command.attach", Icons.COMMAND_LINE, "", Scope.ANYWHERE, this::there, this::attach));
        }
        if (!model.engine()) {
            all.add(new Command("object.timeline", "detail.events.timeline", Icons.TIMELINE, "", Scope.ANYWHERE, Command.ALWAYS, this::timeline));
        }
        if (Place.Run.takes(model.ref().kind())) {
            for (RunDeed deed : RunDeed.values()) {
                all.add(new Command(
                        "object.container-" + deed.word(), "browse.command.container." + deed.word(), icon(deed), "", Scope.ANYWHERE, () -> runs(deed),
                        () -> run(deed)));
            }
        }
        if (forwards()) {
            all.add(new Command("object.forward", "browse.command.forward", Icons.PORT_FORWARD, "", Scope.ANYWHERE, this::there, this::forward));
        }
        if (hasFiles()) {
            all.add(new Command("object.files", "browse.command.files", Icons.FOLDER, "", Scope.ANYWHERE, this::there, this::files));
        }
        if (Place.Keys.takes(model.ref().kind())) {
            all.add(new Command("object.keys", "browse.command.keys", "mdi2k-key-outline", "", Scope.ANYWHERE, this::there, this::keys));
        }
        guides().forEach(guide -> all.add(new Command(
                "object.guide." + guide.id(), guide.key(), guide.icon(), "", Scope.ANYWHERE, this::there, () -> guide(guide.id()))));
        if (breakable()) {
            all.add(new Command("object.break", "detail.command.break", Icons.BREAK, "", Scope.ANYWHERE, this::there, this::breakIt));
        }
        return all;
    }

    /** Tells whether a change of its document changes it; an engine's images, networks and volumes are as they were made. */
    boolean editable() {
        return !model.engine() || Place.Run.takes(model.ref().kind());
    }

    private Availability editing() {
        return editable() ? there() : new Availability.Off("detail.off.not-editable", List.of());
    }

    Availability scaling() {
        return scalable() ? there() : new Availability.Off("detail.off.not-scalable", List.of());
    }

    Availability rolling() {
        return rollsOut() ? there() : new Availability.Off("detail.off.no-rollout", List.of());
    }

    Availability probing() {
        return ProbedContainer.fits(model.ref().kind()) ? there() : new Availability.Off("detail.off.not-probed", List.of());
    }

    Availability there() {
        return model.stateProperty().get() instanceof DetailState.Gone
                ? new Availability.Off("detail.off.gone", List.of())
                : new Availability.On();
    }
}
