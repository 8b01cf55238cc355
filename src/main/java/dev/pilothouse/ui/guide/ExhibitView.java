package dev.pilothouse.ui.guide;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Exhibit;
import dev.pilothouse.model.Health;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Something that is shown under the fields of a section. */
final class ExhibitView extends VBox {

    private final FormContext context;

    ExhibitView(FormContext context, Exhibit exhibit) {
        this.context = context;
        getStyleClass().add("exhibit");
        switch (exhibit) {
            case Exhibit.Box box -> box(box);
            case Exhibit.Lines lines -> lines(lines);
            case Exhibit.Bars bars -> bars(bars);
        }
    }

    private void box(Exhibit.Box box) {
        getStyleClass().add("exhibit-box");
        VBox words = new VBox(bold(context.say(box.heading())), small(context.say(box.words())));
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(Icon.of(Icons.EXPLAIN), words);
        row.getStyleClass().add("exhibit-row");
        getChildren().add(row);
    }

    private void lines(Exhibit.Lines lines) {
        getStyleClass().add("exhibit-box");
        getChildren().add(bold(context.say(lines.heading())));
        lines.lines().get().forEach(line -> getChildren().add(new EffectLine(context.language(), line)));
    }

    private void bars(Exhibit.Bars bars) {
        getStyleClass().add("exhibit-bars");
        boolean good = bars.verdict().weight() == Effect.Weight.NOTE;
        Label verdict = small(context.say(bars.verdict()));
        verdict.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(bold(context.say(bars.heading())), stretch(), new HealthIcon(good ? Health.State.OK : Health.State.WARN), verdict);
        head.getStyleClass().add("exhibit-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        bars.bars().forEach(bar -> getChildren().add(bar(bar)));
    }

    private Node bar(Exhibit.Bar bar) {
        Label name = new Label(bar.name());
        name.getStyleClass().add("exhibit-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Label words = small(context.say(bar.words()));
        words.setMinWidth(USE_PREF_SIZE);
        words.setWrapText(false);
        Region taken = new Region();
        taken.getStyleClass().add("taken");
        Region added = new Region();
        added.getStyleClass().add("added");
        ShareBar track = new ShareBar(taken, bar.taken(), added, bar.added());
        HBox.setHgrow(track, Priority.ALWAYS);
        HBox row = new HBox(name, track, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("exhibit-row");
        return row;
    }

    /** A track of which two parts are filled. */
    private static final class ShareBar extends Region {

        private final Region taken;
        private final Region added;
        private final double share;
        private final double more;

        ShareBar(Region taken, double share, Region added, double more) {
            this.taken = taken;
            this.added = added;
            this.share = Math.clamp(share, 0, 1);
            this.more = Math.clamp(more, 0, 1);
            getStyleClass().add("share-bar");
            getChildren().addAll(taken, added);
        }

        @Override
        protected void layoutChildren() {
            double end = Math.min(getWidth(), Math.rint(getWidth() * (share + more)));
            double start = Math.rint(getWidth() * share);
            taken.resizeRelocate(0, 0, start, getHeight());
            added.resizeRelocate(start, 0, Math.max(0, end - start), getHeight());
        }
    }

    private static Region stretch() {
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        return stretch;
    }

    private static Label bold(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("bold-text");
        return label;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small-text", "muted-text");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
