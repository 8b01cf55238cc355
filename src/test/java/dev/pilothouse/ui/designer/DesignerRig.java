package dev.pilothouse.ui.designer;

import dev.pilothouse.change.Guard;
import dev.pilothouse.live.Pulse;
import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.Blueprints;
import dev.pilothouse.local.NodeImage;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.session.Sessions;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.testing.FakeSource;
import dev.pilothouse.testing.MemoryJournal;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.navigation.UnsentEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The view models of a designer, with checks that say what the test wants and clusters in memory. */
final class DesignerRig implements AutoCloseable {

    static final NodeImage NEWEST = new NodeImage("kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5", false, true);
    static final NodeImage HELD = new NodeImage("kindest/node:v1.34.2", true, false);

    final SameThreadFx fx = new SameThreadFx();
    final List<Blueprint> created = new ArrayList<>();
    final FakeCluster prod = new FakeCluster();
    final Blueprints kept;
    final DesignerViewModel model;
    final StartsViewModel starts;
    final Sessions sessions;
    Function<Blueprint, List<PreflightFinding>> checks = _ -> List.of();
    private final Pulse pulse = new Pulse();

    DesignerRig(Path folder) {
        kept = new Blueprints(folder);
        sessions = new Sessions(
                List.of(new FakeSource().with("shop-prod", prod).withRefusing("gone")),
                context -> new Guard(Guard.Level.FREE, context.name()),
                new MemoryJournal(),
                pulse);
        model = new DesignerViewModel(Designs.shop(), blueprint -> checks.apply(blueprint), UnsentEdit.NONE, fx, created::add);
        starts = new StartsViewModel(kept, sessions, () -> List.of(NEWEST, HELD), model, fx);
        starts.shown();
        model.shown();
        rest();
    }

    /** Lets time pass until the text and its checks have rested. */
    void rest() {
        fx.advance(DesignerViewModel.REST);
        fx.advance(PreflightViewModel.REST);
    }

    String text() {
        return model.text();
    }

    @Override
    public void close() {
        model.close();
        sessions.close();
        pulse.close();
    }
}
