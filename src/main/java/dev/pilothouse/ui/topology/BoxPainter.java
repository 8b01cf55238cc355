package dev.pilothouse.ui.topology;

import dev.pilothouse.model.Health;
import dev.pilothouse.topology.Picture.Box;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.KindIcons;
import dev.pilothouse.ui.topology.Brush.Style;
import dev.pilothouse.ui.topology.MapColours.Role;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** Draws a box, with as much in it as can be read at that distance. */
final class BoxPainter {

    static final Style TITLE = new Style(13, true);
    static final Style WORDS = new Style(12, false);

    private static final double NEAR = 0.55;
    private static final double MIDDLE = 0.2;
    private static final double ENLARGED = 1.2;
    private static final double PATTERNED = 3;
    private static final double SQUARE = 12;
    private static final double SQUARE_STEP = 15;
    private static final int MOST_SQUARES = 8;
    private static final int SQUARES_OF_MANY = 5;
    private static final double RADIUS = 6;
    private static final double[] DASHED = {4, 3};
    private static final double[] SOLID = {};

    private final Brush brush;
    private final GraphicsContext pen;

    BoxPainter(Brush brush) {
        this.brush = brush;
        pen = brush.pen();
    }

    /** Where a box is in the view, and how large it is there. */
    record Spot(double x, double y, double width, double height, double scale) {}

    void paint(Box box, Spot spot, Marks marks) {
        pen.setGlobalAlpha(marks.stepsBack(box.id()) ? 0.35 : 1);
        boolean chosen = box.id().equals(marks.chosen()) || box.id().equals(marks.second());
        if (chosen || marks.found().contains(box.id())) {
            halo(spot, chosen && marks.focused() ? 3 : 2);
        }
        if (spot.scale() < MIDDLE) {
            block(box, spot, chosen);
        } else {
            outline(spot, chosen || marks.hovered().equals(box.id()), box.missing());
            if (spot.scale() < NEAR) {
                name(box, spot);
            } else {
                content(box, spot);
            }
        }
        if (marks.end().isIn(box.id())) {
            end(spot);
        }
        pen.setGlobalAlpha(1);
    }

    /** A request that ends in a box does so where its lines would leave it. */
    private void end(Spot spot) {
        double radius = 2 * RADIUS * Math.min(1, spot.scale());
        brush.line(Role.BAD, 2);
        pen.strokeRoundRect(spot.x(), spot.y(), spot.width(), spot.height(), radius, radius);
        double arm = 5 * Math.clamp(spot.scale(), 0.5, 1);
        double x = spot.x() + spot.width();
        double y = spot.y() + spot.height() / 2;
        brush.fill(Role.PAPER);
        pen.fillRect(x - arm - 4, y - arm - 4, 2 * arm + 8, 2 * arm + 8);
        brush.line(Role.BAD, 2);
        pen.strokeLine(x - arm, y - arm, x + arm, y + arm);
        pen.strokeLine(x - arm, y + arm, x + arm, y - arm);
    }

    private void halo(Spot spot, double width) {
        brush.line(Role.ACCENT_SOFT, width * 2);
        pen.strokeRoundRect(spot.x(), spot.y(), spot.width(), spot.height(), 2 * RADIUS + width, 2 * RADIUS + width);
    }

    private void outline(Spot spot, boolean lit, boolean missing) {
        double radius = 2 * RADIUS * Math.min(1, spot.scale());
        double inset = lit ? 1 : 0.5;
        brush.fill(Role.BOX);
        pen.fillRoundRect(spot.x(), spot.y(), spot.width(), spot.height(), radius, radius);
        brush.line(lit ? Role.ACCENT : missing ? Role.BAD : Role.BOX_BORDER, lit ? 2 : 1, missing ? DASHED : SOLID);
        pen.strokeRoundRect(spot.x() + inset, spot.y() + inset, spot.width() - 2 * inset, spot.height() - 2 * inset, radius, radius);
    }

    /** Far away only its state is seen: by colour, and by the patterns of the squares of pods where there is room for one. */
    private void block(Box box, Spot spot, boolean chosen) {
        double width = Math.max(2, spot.width());
        double height = Math.max(2, spot.height());
        Role role = chosen ? Role.ACCENT : blockRole(box);
        Health.State state = height < PATTERNED ? Health.State.OK : box.health().state();
        brush.fill(role);
        if (state == Health.State.PROGRESS) {
            pen.fillPolygon(new double[] {spot.x(), spot.x() + width, spot.x() + width}, new double[] {spot.y() + height, spot.y(), spot.y() + height}, 3);
            brush.line(role, 1);
            pen.strokeRect(spot.x() + 0.5, spot.y() + 0.5, width - 1, height - 1);
            return;
        }
        pen.fillRect(spot.x(), spot.y(), width, height);
        if (state == Health.State.BAD) {
            brush.line(Role.ON_EMPHASIS, 1);
            pen.strokeLine(spot.x(), spot.y(), spot.x() + width, spot.y() + height);
            pen.strokeLine(spot.x(), spot.y() + height, spot.x() + width, spot.y());
        } else if (state == Health.State.WARN) {
            double notch = Math.min(height, width / 2);
            brush.fill(Role.PAPER);
            pen.fillPolygon(new double[] {spot.x() + width - notch, spot.x() + width, spot.x() + width}, new double[] {spot.y(), spot.y(), spot.y() + notch}, 3);
        }
    }

    static Role blockRole(Box box) {
        Role role = Role.of(box.health().state());
        return role == Role.OK ? Role.QUIET : role;
    }

    /** What is not well has its shape before its name. */
    private void name(Box box, Spot spot) {
        Health.State state = box.health().state();
        int size = (int) Math.max(8, Math.round(18 * spot.scale()));
        double middle = spot.y() + spot.height() / 2;
        double x = spot.x() + 5;
        if (state != Health.State.OK) {
            brush.icon(HealthIcon.literal(state), size + 3, Role.iconOf(state), x + size / 2.0, middle);
            x += size + 4;
        }
        brush.write(box.title(), new Style(size, true), Role.TEXT, x, middle, spot.x() + spot.width() - x - 4);
    }

    /** Near by its texts are drawn as large as the drawing is; smaller than that they shrink less than it does, so that they stay readable. */
    private void content(Box box, Spot spot) {
        double size = spot.scale() < 1 ? Math.min(1, spot.scale() * ENLARGED) : spot.scale();
        double closer = spot.scale() / size;
        pen.save();
        pen.translate(spot.x(), spot.y());
        pen.scale(size, size);
        double width = spot.width() / size;
        boolean workload = spot.height() / spot.scale() > 56;
        double line = (workload ? 19 : 16) * closer;
        boolean said = workload || box.health().state() != Health.State.OK;
        double begin = 15 + 20 * closer;
        brush.icon(KindIcons.of(box.kind()), 16, Role.MUTED, 20 * closer, workload ? line : 23 * closer);
        brush.write(box.title(), TITLE, Role.TEXT, begin, line, width - begin - 10 - (said ? 22 : 0));
        if (said) {
            brush.icon(HealthIcon.literal(box.health().state()), 16, Role.iconOf(box.health().state()), width - 19, line);
        }
        if (workload) {
            double x = box.folded() ? 11 * closer : squares(box, 11 * closer, 43 * closer - SQUARE / 2);
            double room = width - x - 10;
            String words = brush.fitting(BoxWords.state(brush.words(), box), BoxWords.bareState(brush.words(), box), WORDS, room);
            brush.write(words, WORDS, Role.MUTED, x, 43 * closer, room);
        } else {
            brush.write(BoxWords.caption(brush.words(), box), WORDS, Role.SUBTLE, begin, 32 * closer, width - begin - 10);
        }
        pen.restore();
    }

    /** Draws a square for each pod, the ones in trouble first when there is no room for all; returns where words may begin. */
    private double squares(Box box, double x, double y) {
        boolean all = box.pods().size() <= MOST_SQUARES;
        List<Health> pods = all ? box.pods() : box.pods().stream().sorted(Comparator.comparing(Health::state)).limit(SQUARES_OF_MANY).toList();
        double at = x;
        for (Health pod : pods) {
            square(pod.state(), at, y);
            at += SQUARE_STEP;
        }
        if (!all) {
            at = brush.write("+" + (box.pods().size() - SQUARES_OF_MANY), WORDS, Role.SUBTLE, at, y + SQUARE / 2, 40) + 4;
        }
        return pods.isEmpty() ? x : at + 5;
    }

    /** The patterns differ without colour, as those of {@code ReplicaSquares} do. */
    private void square(Health.State state, double x, double y) {
        Role role = Role.of(state);
        brush.fill(role);
        switch (state) {
            case OK, DONE -> pen.fillRoundRect(x, y, SQUARE, SQUARE, 4, 4);
            case WARN -> {
                pen.fillRoundRect(x, y, SQUARE, SQUARE, 4, 4);
                brush.fill(Role.BOX);
                pen.fillPolygon(new double[] {x + SQUARE - 5, x + SQUARE, x + SQUARE}, new double[] {y, y, y + 5}, 3);
            }
            case BAD -> {
                pen.fillRoundRect(x, y, SQUARE, SQUARE, 4, 4);
                brush.line(Role.ON_EMPHASIS, 1.4);
                pen.strokeLine(x + 3.5, y + 3.5, x + SQUARE - 3.5, y + SQUARE - 3.5);
                pen.strokeLine(x + 3.5, y + SQUARE - 3.5, x + SQUARE - 3.5, y + 3.5);
            }
            case PROGRESS -> {
                pen.fillPolygon(new double[] {x, x + SQUARE, x + SQUARE}, new double[] {y + SQUARE, y, y + SQUARE}, 3);
                edge(role, x, y);
            }
            case WAITING -> {
                brush.line(role, 1);
                pen.strokeLine(x + 1, y + 8, x + 8, y + 1);
                pen.strokeLine(x + 4, y + SQUARE - 1, x + SQUARE - 1, y + 4);
                edge(role, x, y);
            }
            case PAUSED -> {
                pen.fillRect(x + 3.5, y + 3, 2, SQUARE - 6);
                pen.fillRect(x + 6.5, y + 3, 2, SQUARE - 6);
                edge(role, x, y);
            }
            case UNKNOWN -> pen.fillPolygon(
                    new double[] {x + SQUARE / 2, x + SQUARE, x + SQUARE / 2, x}, new double[] {y, y + SQUARE / 2, y + SQUARE, y + SQUARE / 2}, 4);
        }
    }

    private void edge(Role role, double x, double y) {
        brush.line(role, 1);
        pen.strokeRoundRect(x + 0.5, y + 0.5, SQUARE - 1, SQUARE - 1, 4, 4);
    }
}
