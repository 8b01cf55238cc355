package dev.pilothouse.ui.overview;

import dev.pilothouse.metric.Gauge;
import dev.pilothouse.model.Curve;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.kit.chart.Moments;
import dev.pilothouse.ui.kit.chart.Sparkline;
import dev.pilothouse.ui.overview.Overview.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One workload at a glance: how it is, a square for each pod, and what it uses of what it asks for. Enter or a click opens it, letters do what they do in tables. */
final class WorkloadTile extends VBox {

    private static final PseudoClass FAILING = PseudoClass.getPseudoClass("failing");
    private static final double LEAST = 5;
    private static final double NAME = 90;

    private final Language language;
    private final Label name = new Label();
    private final HealthLabel health = new HealthLabel();
    private final PodStrip strip = new PodStrip();
    private final Label ready = new Label();
    private final Label use = new Label();
    private final Sparkline curve = new Sparkline((second, value) -> Moments.time(second) + "  " + Gauge.CPU.text(value));
    private @Nullable Workload shown;
    private int drawn = -1;
    private List<String> drawnOf = List.of();

    WorkloadTile(Workload workload, Language language, Map<KeyCode, Runnable> keys) {
        this.language = language;
        getStyleClass().addAll("card", "workload-tile");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        name.getStyleClass().add("workload-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(NAME);
        health.getStyleClass().add("small-text");
        health.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        HBox head = new HBox(8, Icon.of(KindIcons.of(workload.row().ref().kind())), name, stretch, health);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox pods = new HBox(8, strip, ready);
        pods.setAlignment(Pos.CENTER_LEFT);
        ready.getStyleClass().add("small-text");
        ready.setMinWidth(USE_PREF_SIZE);
        use.getStyleClass().addAll("subtle-text", "small-text");
        use.setMinWidth(USE_PREF_SIZE);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox foot = new HBox(8, use, room, curve);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, pods, foot);
        setOnMouseClicked(_ -> keys.getOrDefault(KeyCode.ENTER, () -> {}).run());
        setOnKeyPressed(event -> {
            Runnable deed = keys.get(event.getCode());
            if (deed != null && !event.isShortcutDown() && !event.isAltDown()) {
                deed.run();
                event.consume();
            }
        });
        show(workload);
    }

    void show(Workload workload) {
        if (workload.equals(shown)) {
            return;
        }
        shown = workload;
        name.setText(SafeText.line(workload.row().name()));
        Health now = workload.failing() && workload.health().state() != Health.State.BAD ? Health.bad("Failing") : workload.health();
        health.show(now, language.words());
        pseudoClassStateChanged(FAILING, workload.failing());
        strip.show(workload.pods());
        ready.setText(language.words().say("overview.workload.ready", workload.ready(), workload.wanted()));
        use.setText(use(workload));
        setAccessibleText(name.getText() + ", " + HealthLabel.word(now, language.words()) + ", " + ready.getText());
    }

    /** Draws how much of the processors its pods used lately. */
    void show(Workload workload, int rounds, Function<Workload, Curve> curves) {
        if (rounds != drawn || !workload.keys().equals(drawnOf)) {
            drawn = rounds;
            drawnOf = workload.keys();
            curve.show(curves.apply(workload), LEAST);
        }
    }

    boolean shows(ResourceRef ref) {
        return shown != null && shown.row().ref().equals(ref);
    }

    private String use(Workload workload) {
        if (workload.cpuUsed() > 0) {
            return language.words().say(
                    workload.cpuAsked() > 0 ? "overview.workload.cpu" : "overview.workload.cpu-free", workload.cpuUsed() + "m", workload.cpuAsked() + "m");
        }
        return workload.cpuAsked() > 0 ? language.words().say("overview.workload.asks", workload.cpuAsked() + "m") : "";
    }
}
