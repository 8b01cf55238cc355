package dev.pilothouse.ui.timeline;

import dev.pilothouse.kinds.WellKnown;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.ScreenTest;
import dev.pilothouse.timeline.Happening;
import dev.pilothouse.timeline.Lane;
import dev.pilothouse.timeline.Sought;
import dev.pilothouse.ui.kit.axis.TimeAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** How long 10,000 events of 2,000 objects take to become lanes, and how long a frame takes that draws them anew. */
@Tag("bench")
class PictureBench extends ScreenTest {

    private static final int EVENTS = 10_000;
    private static final int ROUNDS = 40;
    private static final long NOW = BrokenShop.NOW.getEpochSecond();

    private static List<Happening> events() {
        List<Happening> all = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            ResourceRef pod = new ResourceRef(WellKnown.POD, "shop", "app-" + i % 2_000);
            all.add(new Happening.Reported(
                    "e" + i, pod, i % 5 == 0, "Reason" + i % 12, "what happened", "kubelet", NOW - i % 3_500 - 60, NOW - i % 3_500, 1 + i % 7));
        }
        return all;
    }

    private static String median(double[] took, String what) {
        double[] sorted = IntStream.range(0, took.length).mapToDouble(i -> took[i]).sorted().toArray();
        return String.format(Locale.ROOT, "%s: first %.0f ms, median %.1f ms, longest but one %.1f ms", what, took[0], sorted[took.length / 2], sorted[took.length - 2]);
    }

    @Test
    void groupsAndDraws(TestReporter reporter) {
        List<Happening> events = events();
        TimeAxis hour = TimeAxis.before(NOW, 3_600);
        double[] grouping = IntStream.range(0, ROUNDS).mapToDouble(_ -> {
            long start = System.nanoTime();
            Picture.of(events, Sought.ALL, Lane.Grouping.OBJECT, hour);
            return (System.nanoTime() - start) / 1e6;
        }).toArray();
        reporter.publishEntry("grouped", median(grouping, "10,000 events to lanes"));
        try (BrokenShop shop = new BrokenShop()) {
            TimelineViewModel model = fx(() -> new TimelineViewModel(shop.session, shop.journal, new SimpleObjectProperty<>(Set.of("shop")), Optional.empty(), bridge));
            TimelineLanes lanes = fx(() -> new TimelineLanes(model, language, _ -> {}, _ -> {}));
            Stage stage = showDressed(1184, 700, lanes);
            double[] drawing = IntStream.range(0, ROUNDS).mapToDouble(round -> {
                Picture picture = Picture.of(events, Sought.ALL, Lane.Grouping.OBJECT, TimeAxis.before(NOW, 3_600 - round * 40L));
                return fx(() -> {
                    long start = System.nanoTime();
                    lanes.show(picture);
                    Parent root = stage.getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    return (System.nanoTime() - start) / 1e6;
                });
            }).toArray();
            reporter.publishEntry("drawn", median(drawing, "another stretch of them shown and laid out"));
            fxRun(model::close);
        }
    }
}
