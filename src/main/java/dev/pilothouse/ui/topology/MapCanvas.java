package dev.pilothouse.ui.topology;

import dev.pilothouse.topology.Drawing.Placed;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.Language;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;

/**
 * A drawing to look at: painted only when something of it has changed, and only what is in view.
 *
 * <p>It has no node for a box. Whoever does not see it hears about the box that is chosen, and reads all of them in a list beside it.
 */
final class MapCanvas extends MapColours {

    private static final double READABLE = 0.7;

    /** Just near enough for icons and words. */
    private static final double LEGIBLE = 0.56;

    private final Language language;
    private final boolean alone;
    private final Canvas canvas = new Canvas();
    private final MapPainter painter;
    private final Gliding gliding = new Gliding(this::requestLayout);
    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(Camera.START);
    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.EMPTY);
    private final ReadOnlyObjectWrapper<Marks> marks = new ReadOnlyObjectWrapper<>(Marks.NONE);
    private final Tooltip reason = new Tooltip();
    private boolean placed;
    private long frames;

    /** What the person asks of a box. */
    interface Deeds {

        /** Opens it. */
        void open(Box box);

        /** Asks whether the first box can reach the second. */
        void ask(Box from, Box to);
    }

    /**
     * @param alone whether it fills a page: the columns have their names above, and the wheel is its own
     */
    MapCanvas(Language language, boolean alone, Deeds deeds) {
        this.language = language;
        this.alone = alone;
        painter = new MapPainter(new Brush(this, canvas.getGraphicsContext2D(), language));
        canvas.setMouseTransparent(true);
        getStyleClass().addAll("map", "list-of-cards");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(0, 0);
        new MapMouse(this, deeds).listen();
        new MapKeys(this, deeds).listen();
        reason.getStyleClass().add("map-reason");
        widthProperty().subscribe(_ -> sheet().box(marks().chosen()).ifPresent(this::reveal));
        focusedProperty().subscribe(now -> mark(marks.get().focused(now)));
        language.onChange(this, this::spell);
        spell();
    }

    ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Marks> marksProperty() {
        return marks.getReadOnlyProperty();
    }

    Sheet sheet() {
        return sheet.get();
    }

    Camera camera() {
        return camera.get();
    }

    Marks marks() {
        return marks.get();
    }

    /** Returns how often it has been painted. */
    long frames() {
        return frames;
    }

    /**
     * Shows another drawing. Boxes that have another place now glide there when it is another arrangement of the same; else they are simply there.
     *
     * @param anew whether the drawing is of something else, so that it is looked at from its beginning
     */
    void show(Sheet next, boolean anew) {
        Sheet before = sheet.get();
        sheet.set(next);
        if (anew || !placed) {
            placed = false;
            begin();
        } else if (!next.keepsPlacesOf(before)) {
            gliding.start(before);
        }
        mark(still(marks.get(), next));
        spell();
    }

    private static Marks still(Marks before, Sheet next) {
        Marks now = next.box(before.chosen()).isEmpty() ? before.choosing("") : before;
        Marks then = next.box(now.second()).isEmpty() ? now.asking("") : now;
        return next.box(then.hovered()).isEmpty() ? then.hovering("") : then;
    }

    /** The first look: as much of it as can still be read, from its upper left corner on. */
    private void begin() {
        if (getWidth() > 0 && !sheet.get().drawing().boxes().isEmpty()) {
            placed = true;
            if (!alone) {
                fit();
                return;
            }
            Camera all = Camera.fitting(sheet.get().bounds(), getWidth(), getHeight() - top());
            double scale = Math.clamp(Math.max(all.scale(), getWidth() / sheet.get().bounds().getWidth()), READABLE, 1);
            boolean narrow = sheet.get().bounds().getWidth() * scale < getWidth();
            look(new Camera(scale, narrow ? all.left() + (getWidth() / all.scale() - getWidth() / scale) / 2 : 0, -top() / scale));
        }
    }

    boolean isAlone() {
        return alone;
    }

    private double top() {
        return alone ? MapPainter.HEADING : 0;
    }

    /** Looks at another part. */
    void look(Camera next) {
        camera.set(next.within(sheet.get().bounds(), getWidth(), getHeight()));
        requestLayout();
    }

    void zoom(double factor) {
        look(camera.get().zoomed(factor, getWidth() / 2, getHeight() / 2));
    }

    /** Shows all of it; of a map within another page that could not be read then, what lies around the chosen box. */
    void fit() {
        Camera all = Camera.fitting(sheet.get().bounds(), getWidth(), getHeight() - top()).pulled(0, top());
        Optional<Placed> middle = alone || all.scale() >= LEGIBLE ? Optional.empty() : sheet.get().box(marks.get().chosen());
        look(middle.map(box -> new Camera(LEGIBLE, 0, 0).centredOn(box.x() + box.width() / 2, box.y() + box.height() / 2, getWidth(), getHeight())).orElse(all));
    }

    /** Moves no more than is needed to see the box. */
    void reveal(Placed box) {
        look(camera.get().showing(Sheet.area(box), getWidth(), getHeight()));
    }

    void mark(Marks next) {
        if (!next.equals(marks.get())) {
            boolean others = !next.chosen().equals(marks.get().chosen()) || !next.end().equals(marks.get().end());
            marks.set(next);
            requestLayout();
            if (others) {
                spell();
            }
        }
    }

    /** Chooses a box and brings it into view. */
    void choose(Placed box) {
        mark(marks.get().walkingTo(box.box().id()));
        reveal(box);
    }

    /** Lights what a search has found. */
    void find(Set<String> ids) {
        mark(marks.get().finding(ids));
    }

    /** Brings out what lies on a way, and lets all else step back; where the way ends comes into view. */
    void follow(Set<String> ids, Break end) {
        mark(marks.get().following(ids, end));
        sheet().box(end.box()).ifPresent(this::reveal);
    }

    Optional<Box> chosen() {
        return sheet.get().box(marks.get().chosen()).map(Placed::box);
    }

    /** Says why a line is broken, beside the pointer. */
    void explain(Optional<String> sentence) {
        sentence.ifPresent(reason::setText);
        Tooltip.uninstall(this, reason);
        if (sentence.isPresent()) {
            Tooltip.install(this, reason);
        } else {
            reason.hide();
        }
    }

    Optional<String> sentence(dev.pilothouse.topology.Drawing.Routed wire) {
        String said = BoxWords.wire(language.words(), sheet.get(), wire);
        return Optional.of(marks().end().isOn(wire.wire().from(), wire.wire().to()) ? language.words().say("topology.ends", said) : said);
    }

    private void spell() {
        setAccessibleText(chosen().map(this::spoken)
                .or(() -> sheet().box(marks().end().box()).map(placed -> spoken(placed.box())))
                .orElseGet(() -> language.words().say("topology.map.spoken", sheet.get().drawing().boxes().size())));
        requestLayout();
    }

    private String spoken(Box box) {
        String said = BoxWords.all(language.words(), sheet.get(), box);
        return marks().end().box().equals(box.id()) ? language.words().say("topology.ends", said) : said;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (!placed) {
            begin();
        }
        if (getWidth() > 0 && getHeight() > 0) {
            frames++;
            painter.paint(new MapPainter.Sight(sheet.get(), camera.get(), marks.get(), gliding.now(), alone), getWidth(), getHeight());
        }
    }
}
