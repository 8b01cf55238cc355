package dev.pilothouse.ui.probe;

import dev.pilothouse.guide.probe.Moments;
import dev.pilothouse.guide.probe.ProbeKind;
import dev.pilothouse.guide.probe.Timeline;
import dev.pilothouse.guide.probe.Timeline.Check;
import dev.pilothouse.guide.probe.Timeline.Span;
import dev.pilothouse.guide.probe.Timeline.Stage;
import dev.pilothouse.guide.probe.Timeline.State;
import dev.pilothouse.guide.probe.Trouble;
import dev.pilothouse.ui.kit.Fonts;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.probe.TimelineColours.Role;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Paints a timeline: the grid, what the container does, the checks of each probe, and the moments that matter. */
final class TimelinePainter {

    private static final double FONT_SIZE = 11;
    private static final double BAR = 22;
    private static final double MARK = 14;
    private static final double SMALL_MARK = 6;
    private static final double ROOM_FOR_MARK = 16;
    private static final double[] DASHES = {3, 3};
    private static final double[] SOLID = {};

    private final TimelineColours colours;
    private final GraphicsContext pen;
    private final Language language;
    private final Text measure = new Text();

    TimelinePainter(TimelineColours colours, GraphicsContext pen, Language language) {
        this.colours = colours;
        this.pen = pen;
        this.language = language;
    }

    /**
     * @param pointed the moment to draw a line at, negative for none
     * @param changeable whether the place where a probe gives up is a handle
     */
    void paint(TimelineCanvas.Drawn what, TimelineScale scale, long pointed, boolean changeable, boolean focused) {
        pen.clearRect(0, 0, scale.width(), TimelineScale.HEIGHT);
        pen.setTextBaseline(VPos.CENTER);
        Font font = Font.font(Fonts.text(language.words().locale()), FONT_SIZE);
        pen.setFont(font);
        measure.setFont(font);
        grid(scale);
        names();
        Timeline timeline = what.side().timeline();
        double ready = TimelineScale.y(ProbeKind.READINESS);
        for (Span span : timeline.traffic()) {
            fill(Role.OK_SOFT, scale.x(span.from()), ready - BAR / 2, scale.x(span.to()) - scale.x(span.from()), BAR);
        }
        timeline.stages().forEach(stage -> stage(stage, scale));
        timeline.kills().forEach(kill -> line(Role.BAD, scale.x(kill.at()), 2, SOLID));
        startUp(what, scale);
        trouble(what.assumptions().trouble(), scale);
        for (ProbeKind kind : ProbeKind.values()) {
            lane(kind, what, scale);
        }
        if (changeable) {
            handles(what, scale);
        }
        if (pointed >= 0) {
            line(Role.TEXT, scale.x(Math.min(pointed, what.until())), 1, SOLID);
        }
        if (focused) {
            pen.setStroke(colour(Role.PROGRESS));
            pen.setLineWidth(1.5);
            pen.strokeRoundRect(1, 1, scale.width() - 2, TimelineScale.HEIGHT - 2, 6, 6);
        }
    }

    private Paint colour(Role role) {
        return colours.colour(role);
    }

    private void fill(Role role, double x, double y, double width, double height) {
        pen.setFill(colour(role));
        pen.fillRoundRect(x, y, width, height, 6, 6);
    }

    private void line(Role role, double x, double width, double[] dashes) {
        pen.setStroke(colour(role));
        pen.setLineWidth(width);
        pen.setLineDashes(dashes);
        double at = Math.round(x) + (width == 1 ? 0.5 : 0);
        pen.strokeLine(at, TimelineScale.TOP, at, TimelineScale.AXIS);
        pen.setLineDashes(SOLID);
    }

    /** Writes a text when it fits into the room. */
    private void write(String text, Role role, double x, double y, double room) {
        if (width(text) <= room) {
            pen.setFill(colour(role));
            pen.fillText(text, x, y);
        }
    }

    /** Writes a text when it fits into the room, on clear ground, so that no line runs through it. */
    private void writeClear(String text, double x, double y, double room) {
        double width = width(text);
        if (width <= room) {
            pen.clearRect(x - 3, y - 8, width + 6, 16);
            write(text, Role.MUTED, x, y, room);
        }
    }

    private double width(String text) {
        measure.setText(text);
        return measure.getLayoutBounds().getWidth();
    }

    private void grid(TimelineScale scale) {
        long step = scale.step();
        pen.setTextAlign(TextAlignment.CENTER);
        for (long moment = 0; moment <= scale.until(); moment += step) {
            line(Role.GRID, scale.x(moment), 1, SOLID);
            write(Moments.text(moment), Role.MUTED, scale.x(moment), TimelineScale.AXIS + 12, 60);
        }
        pen.setTextAlign(TextAlignment.LEFT);
    }

    private void names() {
        write(language.words().say("guide.probe.lane.container"), Role.MUTED, 0, TimelineScale.containerY(), TimelineScale.LEFT - 6);
        for (ProbeKind kind : ProbeKind.values()) {
            write(language.words().say("guide.probe.kind." + kind.word()), Role.MUTED, 0, TimelineScale.y(kind), TimelineScale.LEFT - 6);
        }
    }

    private void stage(Stage stage, TimelineScale scale) {
        double x = scale.x(stage.span().from());
        double width = Math.max(1, scale.x(stage.span().to()) - x);
        double y = TimelineScale.containerY() - BAR / 2;
        Role soft = switch (stage.state()) {
            case STARTING -> Role.PROGRESS_SOFT;
            case UP -> Role.OK_SOFT;
            case HUNG -> Role.BAD_SOFT;
            case STOPPING, BACK_OFF -> Role.QUIET_SOFT;
        };
        Role edge = switch (stage.state()) {
            case STARTING -> Role.PROGRESS;
            case UP -> Role.OK;
            case HUNG -> Role.BAD;
            case STOPPING, BACK_OFF -> Role.QUIET;
        };
        Role text = switch (stage.state()) {
            case STARTING -> Role.PROGRESS_TEXT;
            case UP -> Role.OK_TEXT;
            case HUNG -> Role.BAD_TEXT;
            case STOPPING, BACK_OFF -> Role.MUTED;
        };
        fill(soft, x, y, width, BAR);
        if (stage.state() == State.BACK_OFF) {
            hatch(x, y, width);
        }
        pen.setStroke(colour(edge));
        pen.setLineWidth(1);
        pen.strokeRoundRect(x + 0.5, y + 0.5, Math.max(0, width - 1), BAR - 1, 6, 6);
        String again = stage.state() == State.STARTING && stage.life() > 1 ? "starting-again" : stage.state().word();
        write(language.words().say("guide.probe.stage." + again, Moments.text(stage.span().to() - stage.span().from())), text, x + 7, TimelineScale.containerY(), width - 10);
    }

    private void hatch(double x, double y, double width) {
        pen.save();
        pen.beginPath();
        pen.rect(x, y, width, BAR);
        pen.clip();
        pen.setStroke(colour(Role.GRID));
        pen.setLineWidth(1);
        for (double at = x - BAR; at < x + width; at += 6) {
            pen.strokeLine(at, y + BAR, at + BAR, y);
        }
        pen.restore();
    }

    /** The moment at which the app is up, or would be if it were left to live. */
    private void startUp(TimelineCanvas.Drawn what, TimelineScale scale) {
        long at = what.assumptions().start();
        if (at > scale.until()) {
            return;
        }
        line(Role.MUTED, scale.x(at), 1, DASHES);
        if (never(what)) {
            String words = language.words().say("guide.probe.would-be-up", Moments.text(at));
            writeClear(words, scale.x(at) + 6, TimelineScale.y(ProbeKind.LIVENESS), scale.width() - scale.x(at) - 8);
        }
    }

    /** Tells whether it is killed before it would be up. */
    private static boolean never(TimelineCanvas.Drawn what) {
        return what.side().timeline().kills().stream().anyMatch(kill -> kill.at() <= what.assumptions().start());
    }

    private void trouble(Trouble trouble, TimelineScale scale) {
        if (trouble.begins() > 0 && trouble.begins() < scale.until()) {
            line(Role.BAD, scale.x(trouble.begins()), 1, DASHES);
        }
        if (trouble instanceof Trouble.Dependency dependency && dependency.until() < scale.until()) {
            line(Role.OK, scale.x(dependency.until()), 1, DASHES);
        }
    }

    private void lane(ProbeKind kind, TimelineCanvas.Drawn what, TimelineScale scale) {
        double y = TimelineScale.y(kind);
        if (what.probes().get(kind).isEmpty()) {
            writeClear(language.words().say("guide.probe.lane.none"), TimelineScale.LEFT + 7, y, 300);
            return;
        }
        List<Check> checks = what.side().timeline().checks().stream().filter(check -> check.probe() == kind).toList();
        boolean waits = kind != ProbeKind.STARTUP && what.probes().startup().isPresent();
        double until = checks.isEmpty() ? scale.width() : scale.x(checks.getFirst().at());
        if (waits) {
            boolean free = kind != ProbeKind.LIVENESS || !never(what);
            double room = (free ? until : Math.min(until, scale.x(what.assumptions().start()))) - TimelineScale.LEFT - 14;
            writeClear(language.words().say(checks.isEmpty() ? "guide.probe.lane.waits" : "guide.probe.lane.not-yet"), TimelineScale.LEFT + 7, y, room);
        }
        double apart = 1000.0 * what.probes().get(kind).orElseThrow().timing().period() * (scale.x(1000) - scale.x(0)) / 1000;
        checks.forEach(check -> mark(check.passed(), scale.x(check.answered()), y, apart >= ROOM_FOR_MARK ? MARK : SMALL_MARK));
    }

    private void mark(boolean passed, double x, double y, double size) {
        double half = size / 2;
        pen.setFill(colour(passed ? Role.OK : Role.BAD));
        if (passed) {
            pen.fillOval(x - half, y - half, size, size);
        } else {
            pen.fillRoundRect(x - half, y - half, size, size, 3, 3);
        }
        if (size < MARK) {
            return;
        }
        pen.setStroke(colour(Role.ON_EMPHASIS));
        pen.setLineWidth(1.6);
        if (passed) {
            pen.strokePolyline(new double[] {x - 3, x - 1, x + 3.2}, new double[] {y, y + 2.4, y - 2.4}, 3);
        } else {
            pen.strokeLine(x - 2.4, y - 2.4, x + 2.4, y + 2.4);
            pen.strokeLine(x - 2.4, y + 2.4, x + 2.4, y - 2.4);
        }
    }

    /** Where a probe gives up: a frame to pull at. */
    private void handles(TimelineCanvas.Drawn what, TimelineScale scale) {
        for (ProbeKind kind : ProbeKind.values()) {
            what.givesUp(kind).filter(at -> at <= scale.until()).ifPresent(at -> {
                double x = scale.x(at);
                double y = TimelineScale.y(kind);
                pen.setStroke(colour(Role.BAD));
                pen.setLineWidth(1.5);
                pen.strokeRoundRect(x - MARK / 2 - 2, y - MARK / 2 - 2, MARK + 4, MARK + 4, 4, 4);
            });
        }
    }
}
