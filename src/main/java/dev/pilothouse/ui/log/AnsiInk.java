package dev.pilothouse.ui.log;

import dev.pilothouse.log.Style;
import java.util.List;

/** The colours that programs ask for, as ours, which can be read in both themes: the nearest of six hues, or a grey. */
final class AnsiInk {

    private static final List<Ink> NAMED = List.of(Ink.MUTED, Ink.RED, Ink.GREEN, Ink.YELLOW, Ink.BLUE, Ink.MAGENTA, Ink.CYAN, Ink.TEXT);
    private static final List<Ink> HUES = List.of(Ink.RED, Ink.YELLOW, Ink.GREEN, Ink.CYAN, Ink.BLUE, Ink.MAGENTA);
    private static final int[] STEPS = {0, 95, 135, 175, 215, 255};
    private static final int CUBE = 16;
    private static final int GREYS = 232;
    private static final double GREY = 0.15;

    private AnsiInk() {}

    static Tint tint(int from, int to, Style style) {
        Ink ink = style.foreground() == Style.NONE ? Ink.TEXT : of(style.foreground());
        Ink ground = style.background() == Style.NONE ? Ink.CLEAR : ground(of(style.background()));
        if (style.inverse()) {
            return new Tint(from, to, Ink.TEXT, ground(ink), style.bold());
        }
        if (ground != Ink.CLEAR && ground(ink) != ground) {
            ink = Ink.TEXT;
        }
        return new Tint(from, to, style.faint() && ink == Ink.TEXT ? Ink.SUBTLE : ink, ground, style.bold());
    }

    private static Ink of(int colour) {
        if (colour >= Style.RGB) {
            return nearest((colour >> 16) & 0xff, (colour >> 8) & 0xff, colour & 0xff);
        }
        if (colour < 8) {
            return NAMED.get(colour);
        }
        if (colour < CUBE) {
            return colour == 8 ? Ink.SUBTLE : NAMED.get(colour - 8);
        }
        if (colour >= GREYS) {
            int grey = 8 + 10 * (colour - GREYS);
            return nearest(grey, grey, grey);
        }
        int place = colour - CUBE;
        return nearest(STEPS[place / 36], STEPS[place / 6 % 6], STEPS[place % 6]);
    }

    /** A grey by its brightness, anything else by the sixth of the circle of hues that it is nearest to. */
    private static Ink nearest(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int range = most - Math.min(red, Math.min(green, blue));
        if (range < GREY * most || most < GREY * 255) {
            return most > 180 ? Ink.TEXT : most > 100 ? Ink.MUTED : Ink.SUBTLE;
        }
        double sixth = most == red
                ? (double) (green - blue) / range
                : most == green ? 2 + (double) (blue - red) / range : 4 + (double) (red - green) / range;
        return HUES.get(Math.floorMod((int) Math.round(sixth), HUES.size()));
    }

    private static Ink ground(Ink ink) {
        return switch (ink) {
            case RED -> Ink.RED_GROUND;
            case GREEN -> Ink.GREEN_GROUND;
            case YELLOW -> Ink.YELLOW_GROUND;
            case BLUE -> Ink.BLUE_GROUND;
            case MAGENTA -> Ink.MAGENTA_GROUND;
            case CYAN -> Ink.CYAN_GROUND;
            default -> Ink.GREY_GROUND;
        };
    }
}
