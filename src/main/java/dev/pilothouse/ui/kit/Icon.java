package dev.pilothouse.ui.kit;

import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the icons of the interface; their colour and size come from the style sheets. */
public final class Icon {

    private Icon() {}

    /** Returns the icon of that literal in the usual size of 16. */
    public static FontIcon of(String literal) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /** Returns an icon of another size, by style class: {@code icon-12}, {@code icon-14}, {@code icon-20}, {@code icon-32}. */
    public static FontIcon of(String literal, int size) {
        FontIcon icon = of(literal);
        icon.getStyleClass().add("icon-" + size);
        return icon;
    }
}
