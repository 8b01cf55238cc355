package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.probe.Assumptions;
import dev.pilothouse.guide.probe.Outlook;
import dev.pilothouse.guide.probe.Probe;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Probes;
import dev.pilothouse.guide.probe.Timeline;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.ui.kit.Language;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** One timeline to look at and to pull at: what stands at the pointer is said in words, the start-up mark, trouble and the last ✕ move. */
final class TimelineCanvas extends TimelineColours {

    /** Nothing is pointed at. */
    static final long NOWHERE = -1;

    private static final double REACH = 7;
    private static final long STEP = 1000;
    private static final long LARGE_STEP = 10_000;

    /** What dragging does. */
    interface Drags {

        /** The app shall be up at that moment. */
        void startUp(long millis);

        /** Trouble shall begin at that moment. */
        void trouble(long millis);

        /** The probe shall give up after so many tries. */
        void tries(ProbeKind kind, int tries);
    }

    private final Language language;
    private final Canvas canvas = new Canvas();
    private final TimelinePainter painter;
    private final LongProperty pointed = new SimpleLongProperty(NOWHERE);
    private final Drags drags;
    private final boolean changeable;
    private Optional<Drawn> drawn = Optional.empty();
    private Optional<LongConsumer> pulling = Optional.empty();
    private long heldLength;

    /** What is drawn. */
    record Drawn(Probes probes, Assumptions assumptions, Outlook.Side side, long until) {

        /** Returns when a probe gives up at the earliest; empty when nothing it waits for goes on failing. */
        Optional<Long> givesUp(ProbeKind kind) {
            Optional<Timeline.Kill> killed = side.timeline().kills().stream().filter(kill -> kill.by() == kind).findFirst();
            if (killed.isPresent()) {
                return killed.map(Timeline.Kill::at);
            }
            return kind == ProbeKind.STARTUP ? probes.startup().map(probe -> firstTry(probe) + (probe.timing().failures() - 1) * period(probe)) : Optional.empty();
        }

        /** Returns how many tries would be over at that moment. */
        int triesUntil(ProbeKind kind, long moment) {
            Probe probe = probes.get(kind).orElseThrow();
            long from = side.timeline().kills().stream()
                    .filter(kill -> kill.by() == kind)
                    .findFirst()
                    .map(kill -> kill.at() - (probe.timing().failures() - 1) * period(probe))
                    .orElse(firstTry(probe));
            return (int) Math.max(1, Math.round((moment - from) / (double) period(probe)) + 1);
        }

        private static long firstTry(Probe probe) {
            return 1000L * probe.timing().initialDelay();
        }

        private static long period(Probe probe) {
            return 1000L * probe.timing().period();
        }
    }

    /**
     * @param changeable whether the numbers of its probes can be pulled at
     */
    TimelineCanvas(Language language, boolean changeable, Drags drags) {
        this.language = language;
        this.changeable = changeable;
        this.drags = drags;
        painter = new TimelinePainter(this, canvas.getGraphicsContext2D(), language);
        getStyleClass().add("probe-timeline");
        getChildren().add(canvas);
        setMinSize(240, TimelineScale.HEIGHT);
        setPrefHeight(TimelineScale.HEIGHT);
        setMaxHeight(TimelineScale.HEIGHT);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        pointed.subscribe(_ -> repaint());
        focusedProperty().subscribe(_ -> repaint());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, _ -> pointed.set(NOWHERE));
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::pull);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> {
            pulling = Optional.empty();
            repaint();
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** The moment that is pointed at, by mouse or keys. */
    LongProperty pointedProperty() {
        return pointed;
    }

    void show(Drawn what) {
        drawn = Optional.of(what);
        repaint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(TimelineScale.HEIGHT);
        repaint();
    }

    @Override
    void repaint() {
        if (drawn != null && drawn.isPresent() && canvas.getWidth() > 0) {
            painter.paint(drawn.get(), scale(drawn.get()), pointed.get(), changeable, isFocused());
            setAccessibleText(inWords().orElseGet(() -> say(drawn.get().side().verdict().sentences())));
        }
    }

    /** While something is pulled at, the scale stays as it was. */
    private TimelineScale scale(Drawn what) {
        return new TimelineScale(canvas.getWidth(), pulling.isPresent() ? heldLength : what.until());
    }

    /** Says how things stand at the moment that is pointed at. */
    Optional<String> inWords() {
        return pointed.get() == NOWHERE ? Optional.empty() : drawn.map(what -> say(what.side().timeline().inWords(Math.min(pointed.get(), what.until() - 1))));
    }

    private String say(java.util.List<Effect> effects) {
        return effects.stream().map(effect -> language.words().say(effect.key(), effect.args().toArray())).collect(Collectors.joining(" "));
    }

    private void hover(MouseEvent event) {
        drawn.ifPresent(what -> {
            pointed.set(event.getX() < TimelineScale.LEFT ? NOWHERE : scale(what).moment(event.getX()));
            setCursor(handle(what, event).isPresent() ? Cursor.H_RESIZE : Cursor.DEFAULT);
        });
    }

    private void press(MouseEvent event) {
        requestFocus();
        heldLength = drawn.map(Drawn::until).orElse(0L);
        pulling = drawn.flatMap(what -> handle(what, event));
    }

    private void pull(MouseEvent event) {
        drawn.ifPresent(what -> {
            long moment = scale(what).moment(event.getX());
            pulling.ifPresent(handle -> handle.accept(moment));
            pointed.set(moment);
        });
    }

    /** Returns what pulls when the mouse goes down there. */
    private Optional<LongConsumer> handle(Drawn what, MouseEvent event) {
        TimelineScale scale = scale(what);
        if (changeable) {
            for (ProbeKind kind : new ProbeKind[] {ProbeKind.STARTUP, ProbeKind.LIVENESS}) {
                boolean inLane = Math.abs(event.getY() - TimelineScale.y(kind)) < TimelineScale.LANE / 2;
                if (inLane && what.givesUp(kind).filter(at -> near(scale, at, event)).isPresent()) {
                    return Optional.of(moment -> drawn.ifPresent(now -> drags.tries(kind, now.triesUntil(kind, moment))));
                }
            }
        }
        if (near(scale, what.assumptions().start(), event)) {
            return Optional.of(moment -> drags.startUp(Math.round(moment / 1000.0) * 1000));
        }
        boolean begins = !(what.assumptions().trouble() instanceof Trouble.None) && what.assumptions().trouble().begins() > 0;
        return begins && near(scale, what.assumptions().trouble().begins(), event)
                ? Optional.of(moment -> drags.trouble(Math.max(1000, Math.round(moment / 1000.0) * 1000)))
                : Optional.empty();
    }

    private static boolean near(TimelineScale scale, long moment, MouseEvent event) {
        return Math.abs(scale.x(moment) - event.getX()) <= REACH;
    }

    private void onKey(KeyEvent event) {
        long step = event.isShiftDown() ? LARGE_STEP : STEP;
        long by = event.getCode() == KeyCode.RIGHT ? step : event.getCode() == KeyCode.LEFT ? -step : 0;
        if (by != 0 && drawn.isPresent()) {
            pointed.set(Math.clamp(Math.max(0, pointed.get()) + by, 0, drawn.get().until()));
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && pointed.get() != NOWHERE) {
            pointed.set(NOWHERE);
            event.consume();
        }
    }
}
