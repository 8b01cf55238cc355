package dev.pilothouse.ui.overview;

import dev.pilothouse.diagnosis.Diagnosis;
import dev.pilothouse.diagnosis.Remedy;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.ui.kit.ActionButton;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Buttons;
import dev.pilothouse.ui.kit.Chip;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.HealthLabel;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.KindNames;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.navigation.WayOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** What somebody should look at, the worst first, each with its reason and one way out. */
final class AttentionCard {

    private static final int NAMED = 8;

    private final Language language;
    private final Consumer<Place> go;
    private final Consumer<ResourceRef> silence;
    private final Card card;
    private final Label checked = new Label();
    private final Label reasons = new Label();
    private final Hyperlink loud;
    private Object drawn = List.of();

    /**
     * @param silence told of an object that somebody knows about
     * @param endSilence speaks of all of them again
     */
    AttentionCard(Language language, Consumer<Place> go, Consumer<ResourceRef> silence, Runnable endSilence) {
        this.language = language;
        this.go = go;
        this.silence = silence;
        checked.getStyleClass().addAll("subtle-text", "small-text");
        checked.setMinWidth(Region.USE_PREF_SIZE);
        loud = new Hyperlink();
        loud.setMinWidth(Region.USE_PREF_SIZE);
        loud.setOnAction(_ -> endSilence.run());
        reasons.textProperty().bind(language.text("overview.attention.reasons"));
        reasons.setWrapText(true);
        reasons.setMinHeight(Region.USE_PREF_SIZE);
        reasons.getStyleClass().addAll("subtle-text", "attention-reasons");
        Hyperlink why = Buttons.link(language.text("overview.attention.why"), this::explain);
        why.setId("attention-why");
        card = new Card(language.text("overview.attention"), new SimpleObjectProperty<>(""), loud, why, checked);
        reasons.setVisible(false);
        reasons.setManaged(false);
        card.getChildren().add(1, reasons);
    }

    private void explain() {
        reasons.setVisible(!reasons.isVisible());
        reasons.setManaged(reasons.isVisible());
    }

    /** Says how old it is what the card says. */
    void checked(long seconds, int silenced) {
        checked.setText(language.words().say("overview.attention.checked", Ages.say(language.words(), seconds)));
        loud.setText(language.words().say("overview.attention.silenced", silenced));
        loud.setVisible(silenced > 0);
        loud.setManaged(silenced > 0);
    }

    Node node() {
        return card;
    }

    /**
     * Shows these.
     *
     * @param unwell all that need attention, of which these are the worst
     * @param none what to say when there are none
     * @param whole whether that is the whole truth
     */
    void show(List<Attention> attentions, List<Row> unwell, String none, boolean whole) {
        Object now = List.of(attentions, unwell, none, whole);
        if (!now.equals(drawn)) {
            drawn = now;
            draw(attentions, unwell, none, whole);
        }
    }

    private void draw(List<Attention> attentions, List<Row> unwell, String none, boolean whole) {
        Set<String> told = attentions.stream().map(attention -> attention.row().uid()).collect(Collectors.toSet());
        List<Row> more = unwell.stream().filter(row -> !told.contains(row.uid())).toList();
        card.aside().getChildren().setAll(counts(Stream.concat(more.stream(), attentions.stream().map(Attention::row))));
        if (unwell.isEmpty() && attentions.isEmpty()) {
            HBox well = line(whole ? Health.State.OK : Health.State.WAITING, none, "");
            card.body().getChildren().setAll(well);
            return;
        }
        card.body().getChildren().setAll(attentions.stream().map(this::line).toList());
        if (!more.isEmpty()) {
            HBox rest = line(Health.State.UNKNOWN, language.words().say("overview.attention.more", more.size()), names(more));
            rest.setId("attention-more");
            card.body().getChildren().add(rest);
        }
    }

    /** Forgets what was drawn in another language. */
    void forget() {
        drawn = List.of();
    }

    private static List<Node> counts(Stream<Row> all) {
        Map<Health.State, Long> counts = all.collect(Collectors.groupingBy(row -> row.health().state(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .<Node>map(count -> Chip.health(count.getKey(), Long.toString(count.getValue())))
                .toList();
    }

    /** Their names, and of more than can be read how many of each kind. */
    private String names(List<Row> rows) {
        if (rows.size() <= NAMED) {
            return rows.stream().map(row -> SafeText.line(row.name())).collect(Collectors.joining(", "));
        }
        Map<Kind, Long> kinds = rows.stream().collect(Collectors.groupingBy(row -> row.ref().kind(), LinkedHashMap::new, Collectors.counting()));
        return kinds.entrySet().stream()
                .map(kind -> language.words().say("overview.attention.of-kind", KindNames.plural(language.words(), kind.getKey()), kind.getValue()))
                .collect(Collectors.joining(", "));
    }

    private Node line(Attention attention) {
        Row row = attention.row();
        String name = SafeText.line(row.name());
        HBox line = attention.why()
                .map(why -> line(
                        row.health().state(),
                        language.words().say("overview.attention.title", name, language.words().say(why.title(), args(why))),
                        language.words().say(why.cause(), args(why))))
                .orElseGet(() -> line(
                        row.health().state(),
                        language.words().say("overview.attention.title", name, HealthLabel.word(row.health(), language.words())),
                        row.ref().kind().name()));
        line.setId("attention-" + row.name());
        ActionButton quiet = Buttons.icon(Icons.SILENCE, language.text("overview.attention.silence"), () -> silence.accept(row.ref()));
        quiet.setId("silence-" + row.name());
        line.getChildren().add(attention.why().flatMap(why -> why.remedies().stream().findFirst()).map(this::button).orElseGet(() -> look(row)));
        line.getChildren().add(quiet);
        return line;
    }

    private static Object[] args(Diagnosis why) {
        return why.args().stream().map(SafeText::line).toArray();
    }

    private Node button(Remedy remedy) {
        String key = "overview.remedy." + remedy.way().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return sized(Buttons.small(Buttons.plain(language.text(key), () -> go.accept(WayOut.of(remedy)))));
    }

    private Node look(Row row) {
        return sized(Buttons.small(Buttons.plain(language.text("overview.remedy.look"), () -> go.accept(new Place.Detail(row.ref())))));
    }

    private static Region sized(Region button) {
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private static HBox line(Health.State state, String title, String cause) {
        Label bold = new Label(title);
        bold.getStyleClass().add("attention-title");
        bold.setTextOverrun(OverrunStyle.ELLIPSIS);
        Label muted = new Label(cause);
        muted.getStyleClass().add("subtle-text");
        muted.setMinWidth(0);
        muted.setPrefWidth(0); // the cause takes what the title leaves
        HBox.setHgrow(muted, Priority.ALWAYS);
        muted.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(10, new HealthIcon(state), bold, muted);
        Tooltip.install(line, new Tooltip(cause.isEmpty() ? title : title + "\n" + cause));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("attention");
        return line;
    }
}
