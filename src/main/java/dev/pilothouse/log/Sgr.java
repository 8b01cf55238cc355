package dev.pilothouse.log;

import java.util.ArrayList;
import java.util.List;

/** Applies the parameters of an SGR sequence ({@code ESC [ … m}) to a style. What it does not know changes nothing. */
final class Sgr {

    private static final int MOST = 64;

    private Sgr() {}

    static Style apply(Style before, String parameters) {
        List<int[]> all = parsed(parameters);
        Style style = before;
        for (int i = 0; i < all.size(); i++) {
            int[] parts = all.get(i);
            if (parts[0] == 38 || parts[0] == 48) {
                int taken = parts.length > 1 ? 0 : colourLength(all, i + 1);
                int colour = parts.length > 1 ? colour(inOne(parts)) : colour(following(all, i + 1, taken));
                if (colour != Style.NONE) {
                    style = parts[0] == 38 ? style.foreground(colour) : style.background(colour);
                }
                i += taken;
            } else {
                style = simple(style, parts);
            }
        }
        return style;
    }

    /** Semicolons part parameters, colons the parts of one; an empty one is 0. */
    private static List<int[]> parsed(String parameters) {
        List<int[]> all = new ArrayList<>();
        for (String parameter : parameters.split(";", MOST)) {
            String[] parts = parameter.split(":", 8);
            int[] numbers = new int[parts.length];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = number(parts[i]);
            }
            all.add(numbers);
        }
        return all;
    }

    private static int number(String digits) {
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = Math.min(9999, number * 10 + c - '0');
        }
        return number;
    }

    private static int colourLength(List<int[]> all, int from) {
        int kind = from < all.size() ? all.get(from)[0] : 0;
        int wanted = kind == 5 ? 2 : kind == 2 ? 4 : 0;
        return Math.min(wanted, all.size() - from);
    }

    private static int[] following(List<int[]> all, int from, int length) {
        int[] numbers = new int[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = all.get(from + i)[0];
        }
        return numbers;
    }

    /** {@code 38:2::r:g:b} has a colour space between, which {@code 38:2:r:g:b} leaves out. */
    private static int[] inOne(int[] parts) {
        boolean space = parts[1] == 2 && parts.length > 5;
        int[] numbers = new int[parts.length - 1 - (space ? 1 : 0)];
        numbers[0] = parts[1];
        int from = space ? 3 : 2;
        System.arraycopy(parts, from, numbers, 1, numbers.length - 1);
        return numbers;
    }

    /** @param numbers 5 and the place in the palette, or 2 and red, green, blue */
    private static int colour(int[] numbers) {
        if (numbers.length >= 2 && numbers[0] == 5) {
            return numbers[1] <= 255 ? numbers[1] : Style.NONE;
        }
        if (numbers.length >= 4 && numbers[0] == 2) {
            return Style.RGB | Math.min(255, numbers[1]) << 16 | Math.min(255, numbers[2]) << 8 | Math.min(255, numbers[3]);
        }
        return Style.NONE;
    }

    private static Style simple(Style style, int[] parts) {
        int code = parts[0];
        return switch (code) {
            case 0 -> Style.PLAIN;
            case 1 -> style.bold(true, style.faint());
            case 2 -> style.bold(style.bold(), true);
            case 22 -> style.bold(false, false);
            case 3 -> style.italic(true);
            case 23 -> style.italic(false);
            case 4 -> style.underlined(parts.length < 2 || parts[1] != 0);
            case 21 -> style.underlined(true);
            case 24 -> style.underlined(false);
            case 7 -> style.inverse(true);
            case 27 -> style.inverse(false);
            case 9 -> style.struck(true);
            case 29 -> style.struck(false);
            case 39 -> style.foreground(Style.NONE);
            case 49 -> style.background(Style.NONE);
            default -> coloured(style, code);
        };
    }

    private static Style coloured(Style style, int code) {
        if (code >= 30 && code <= 37) {
            return style.foreground(code - 30);
        }
        if (code >= 40 && code <= 47) {
            return style.background(code - 40);
        }
        if (code >= 90 && code <= 97) {
            return style.foreground(code - 90 + 8);
        }
        return code >= 100 && code <= 107 ? style.background(code - 100 + 8) : style;
    }
}
