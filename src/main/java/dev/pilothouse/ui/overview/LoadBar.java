package dev.pilothouse.ui.overview;

import javafx.css.PseudoClass;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two layers of one bar: pale what is asked for, solid what is in use. Turns to a warning where less than a tenth is left. */
final class LoadBar extends Pane {

    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    private static final double HEIGHT = 6;
    private static final double NEARLY = 0.9;

    private final Region asked = new Region();
    private final Region used = new Region();
    private final double askedShare;
    private final double usedShare;

    LoadBar(double asked, double used) {
        askedShare = Math.min(1, asked);
        usedShare = Math.min(1, used);
        getStyleClass().add("load-bar");
        this.asked.getStyleClass().add("load-asked");
        this.used.getStyleClass().add("load-used");
        getChildren().addAll(this.asked, this.used);
        pseudoClassStateChanged(FULL, Math.max(asked, used) >= NEARLY);
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
    }

    @Override
    protected void layoutChildren() {
        asked.resizeRelocate(0, 0, getWidth() * askedShare, HEIGHT);
        used.resizeRelocate(0, 0, getWidth() * usedShare, HEIGHT);
    }
}
