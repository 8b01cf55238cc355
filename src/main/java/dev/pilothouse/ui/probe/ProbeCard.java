package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Handler;
import dev.pilothouse.guide.probe.Moments;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Timing;
import dev.pilothouse.guide.probe.Timing.Setting;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.probe.ProbesState.Working;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One probe: a sentence when it is closed, its fields when it is open. */
final class ProbeCard extends VBox {

    private static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");

    private final ProbeKind kind;
    private final ProbesViewModel model;
    private final Language language;
    private final Label sentence = new Label();
    private final Label changes = new Label();
    private final Label hint = new Label();
    private final Hyperlink add;
    private final VBox fields = new VBox();
    private final VBox more = new VBox();
    private final HandlerEditor handler;
    private final Map<Setting, NumberField> numbers = new EnumMap<>(Setting.class);
    private boolean open;
    private boolean moreWanted;
    private boolean moreOfHttp;
    private boolean showing;

    /**
     * @param opened called when the person opens or closes it
     */
    ProbeCard(ProbeKind kind, ProbesViewModel model, Language language, Runnable opened) {
        this.kind = kind;
        this.model = model;
        this.language = language;
        handler = new HandlerEditor(language, this::asks);
        add = Buttons.link(language.text("guide.probe.add"), () -> {
            model.add(kind);
            opened.run();
        });
        for (Setting setting : Setting.values()) {
            String unit = setting == Setting.FAILURES || setting == Setting.SUCCESSES ? "guide.probe.unit.tries" : "guide.probe.unit.seconds";
            numbers.put(setting, new NumberField(
                    language.text("guide.probe.field." + setting.field()), language.text(unit), setting.least(), Setting.MOST, value -> model.set(kind, setting, value)));
        }
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.getStyleClass().addAll("muted-text", "probe-sentence");
        hint.setWrapText(true);
        hint.getStyleClass().addAll("small-text", "muted-text");
        hint.setMinHeight(USE_PREF_SIZE);
        fields.getStyleClass().addAll("probe-fields", "probe-card-body");
        more.getStyleClass().add("probe-fields");
        getStyleClass().add("probe-card");
        getChildren().add(head(opened));
    }

    private Node head(Runnable opened) {
        Label title = new Label();
        title.textProperty().bind(language.text("guide.probe.kind." + kind.word()));
        title.getStyleClass().add("bold-text");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label question = new Label();
        question.textProperty().bind(language.text("guide.probe.question." + kind.word()));
        question.getStyleClass().add("muted-text");
        question.setMinWidth(0);
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        changes.getStyleClass().add("probe-badge");
        changes.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(Icon.of(icon()), title, question, stretch, changes, add);
        head.getStyleClass().add("probe-card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        head.setFocusTraversable(true);
        head.accessibleTextProperty().bind(title.textProperty());
        head.setAccessibleRole(javafx.scene.AccessibleRole.BUTTON);
        head.setOnMouseClicked(_ -> opened.run());
        head.setOnKeyPressed(event -> {
            if (event.getTarget() == head && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                opened.run();
                event.consume();
            }
        });
        return head;
    }

    private String icon() {
        return switch (kind) {
            case STARTUP -> "mdi2r-rocket-outline";
            case LIVENESS -> Icons.PROBES;
            case READINESS -> "mdi2t-traffic-light-outline";
        };
    }

    private void asks(Handler how) {
        if (!showing) {
            model.change(probes -> probes.change(kind, probe -> probe.with(how)));
        }
        layMore();
    }

    /** Opens or closes it. */
    void open(boolean wanted) {
        open = wanted;
        pseudoClassStateChanged(OPEN, wanted);
    }

    ProbeKind kind() {
        return kind;
    }

    boolean isOpen() {
        return open;
    }

    void focusFirst() {
        Optional.ofNullable(numbers.get(Setting.FAILURES)).ifPresent(number -> number.field().requestFocus());
    }

    void show(Working working) {
        Optional<Probe> probe = working.probes().get(kind);
        boolean changed = !probe.equals(working.container().now().get(kind));
        int count = probe.map(found -> differing(found, working.container().now().get(kind))).orElse(changed ? 1 : 0);
        changes.setText(language.words().say("guide.probe.changed", count));
        changes.setVisible(changed);
        changes.setManaged(changed);
        add.setVisible(probe.isEmpty());
        add.setManaged(probe.isEmpty());
        boolean body = open && probe.isPresent();
        List<Node> below = body ? List.of(fields) : List.of(sentence);
        if (getChildren().size() < 2 || !getChildren().subList(1, getChildren().size()).equals(below)) {
            getChildren().remove(1, getChildren().size());
            getChildren().addAll(below);
        }
        sentence.setText(probe.map(found -> say(found.inWords(kind))).orElseGet(() -> language.words().say("guide.probe.none." + kind.word())));
        probe.ifPresent(found -> fill(found, working));
    }

    private static int differing(Probe probe, Optional<Probe> before) {
        if (before.isEmpty()) {
            return 1;
        }
        int count = probe.handler().equals(before.get().handler()) ? 0 : 1;
        for (Setting setting : Setting.values()) {
            count += probe.timing().get(setting).equals(before.get().timing().get(setting)) ? 0 : 1;
        }
        return count;
    }

    private void fill(Probe probe, Working working) {
        showing = true;
        handler.show(probe.handler());
        showing = false;
        numbers.forEach((setting, field) -> field.show(probe.timing().get(setting).orElse((int) working.container().graceSeconds())));
        hint.setText(hint(probe, working));
        if (fields.getChildren().isEmpty()) {
            lay();
        }
        layMore();
    }

    private void lay() {
        HBox threshold = new HBox(number(Setting.FAILURES), hint);
        threshold.getStyleClass().add("probe-row");
        threshold.setAlignment(Pos.BOTTOM_LEFT);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox links = new HBox(
                Buttons.link(language.text("guide.probe.more"), this::toggleMore),
                Buttons.link(language.text("guide.probe.remove"), () -> model.change(probes -> probes.without(kind))));
        links.getStyleClass().add("probe-row");
        fields.getChildren().addAll(handler, row(number(Setting.INITIAL_DELAY), number(Setting.PERIOD), number(Setting.TIMEOUT)), threshold, more, links);
    }

    private void toggleMore() {
        moreWanted = !moreWanted;
        layMore();
    }

    private void layMore() {
        boolean http = handler.asksHttp();
        more.setVisible(moreWanted);
        more.setManaged(moreWanted);
        if (moreWanted && (more.getChildren().isEmpty() || http != moreOfHttp)) {
            moreOfHttp = http;
            more.getChildren().setAll(handler.more());
            more.getChildren().add(kind == ProbeKind.READINESS ? row(number(Setting.SUCCESSES)) : row(number(Setting.GRACE)));
        }
    }

    private NumberField number(Setting setting) {
        return java.util.Objects.requireNonNull(numbers.get(setting));
    }

    private static HBox row(NumberField... fields) {
        HBox row = new HBox(fields);
        row.getStyleClass().add("probe-row");
        for (NumberField field : fields) {
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        return row;
    }

    /** Says what the number of tries means for the app as it is supposed to be. */
    private String hint(Probe probe, Working working) {
        Timing timing = probe.timing();
        long gives = 1000L * (timing.initialDelay() + (long) timing.failures() * timing.period());
        String was = working.container().now().get(kind)
                .map(before -> before.timing().failures())
                .filter(before -> before != timing.failures())
                .map(before -> language.words().say("guide.probe.hint.was", before) + " ")
                .orElse("");
        if (kind != ProbeKind.STARTUP) {
            return was + language.words().say("guide.probe.hint." + kind.word(), Moments.text(1000L * timing.failures() * timing.period()));
        }
        long spare = gives - 1000L * timing.period() - working.assumptions().start();
        String key = spare >= 0 ? "guide.probe.hint.spare" : "guide.probe.hint.short";
        return was + language.words().say(key, Moments.text(gives - 1000L * timing.period()), Moments.text(working.assumptions().start()), Moments.text(Math.abs(spare)));
    }

    private String say(Effect effect) {
        return language.words().say(effect.key(), effect.args().toArray());
    }
}
