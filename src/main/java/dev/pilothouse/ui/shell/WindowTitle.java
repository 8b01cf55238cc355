package dev.pilothouse.ui.shell;

import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.words.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;

/** The title of the window: the cluster, and the page or the kind that is looked at. It is all that a task list of the desktop shows. */
final class WindowTitle {

    private WindowTitle() {}

    static StringBinding binding(Workspace workspace, ShellNavigator navigator, Language language) {
        return Bindings.createStringBinding(
                () -> text(language.words(), workspace.session().map(open -> open.context().name()), navigator.placeProperty().get()),
                workspace.sessionProperty(), navigator.placeProperty(), language.wordsProperty());
    }

    static String text(Words words, Optional<String> cluster, Optional<Place> place) {
        Optional<String> page = place.flatMap(now -> page(words, now));
        if (cluster.isEmpty()) {
            return words.say("shell.title-plain");
        }
        return page.isPresent() ? words.say("shell.title", cluster.get(), page.get()) : words.say("shell.title-cluster", cluster.get());
    }

    private static Optional<String> page(Words words, Place place) {
        return switch (place) {
            case Place.Browse browse -> Optional.of(KindNames.plural(words, browse.kind()));
            case Place.Overview _ -> Optional.of(words.say("overview.title"));
            case Place.Topology _ -> Optional.of(words.say("topology.title"));
            case Place.Nodes _ -> Optional.of(words.say("nodes.title"));
            case Place.Timeline _ -> Optional.of(words.say("timeline.title"));
            case Place.Forwards _ -> Optional.of(words.say("forward.title"));
            case Place.Logs logs -> Optional.of(words.say("shell.title-logs", logs.ref().name()));
            case Place.Terminal terminal -> Optional.of(words.say("shell.title-terminal", terminal.ref().name()));
            case Place.Across _ -> Optional.of(words.say("across.sidebar"));
            case Place.EditYaml edit -> Optional.of(edit.ref().name());
            case Place.Rollout rollout -> Optional.of(rollout.ref().name());
            case Place.Probes probes -> Optional.of(probes.ref().name());
            default -> Optional.empty();
        };
    }
}
