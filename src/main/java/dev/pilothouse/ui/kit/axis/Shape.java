package dev.pilothouse.ui.kit.axis;

import javafx.scene.canvas.GraphicsContext;

/** The shape of one look, for legends and lists. It needs {@code axis.css}, on itself or above. */
public final class Shape extends Inked {

    private Mark.Look look;

    public Shape(Mark.Look look) {
        this.look = look;
        setMinSize(16, 16);
        setMaxSize(16, 16);
        setPrefSize(16, 16);
    }

    /** Turns into that of another look. */
    public void show(Mark.Look other) {
        look = other;
        requestLayout();
    }

    @Override
    void paint(GraphicsContext pen, double width, double height) {
        Shapes.draw(pen, look, this, width / 2 - (look == Mark.Look.CHANGE ? 3 : 0), height / 2);
    }
}
