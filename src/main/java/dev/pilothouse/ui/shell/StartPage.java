package dev.pilothouse.ui.shell;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.session.Session;
import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.ui.navigation.Place;
import java.util.Optional;
import java.util.function.Consumer;

/** What a cluster shows that is opened for the first time: its overview or its pods, as the person chose; of an engine its containers. */
record StartPage(Optional<Session> session, Settings settings) {

    /** @param browse shows the table of a kind, by its qualified plural, where that is served */
    void open(Consumer<Place> go, Consumer<String> browse) {
        boolean engine = session.filter(open -> open.context().engine()).isPresent();
        if (engine) {
            browse.accept(EngineKinds.CONTAINER.qualifiedPlural());
        } else if (settings.get(Setting.START) == Setting.Start.OVERVIEW) {
            go.accept(new Place.Overview());
        } else {
            browse.accept(WellKnown.POD.qualifiedPlural());
        }
    }
}
