package dev.pilothouse.model;

import java.util.Comparator;

/** Orders the cells of one column. */
enum CellOrder implements Comparator<Cell> {
    INSTANCE;

    @Override
    public int compare(Cell left, Cell right) {
        return switch (left) {
            case Cell.Text a when right instanceof Cell.Text b -> a.text().compareTo(b.text());
            case Cell.Count a when right instanceof Cell.Count b -> Long.compare(a.value(), b.value());
            case Cell.Ratio a when right instanceof Cell.Ratio b -> compareRatios(a, b);
            case Cell.Since a when right instanceof Cell.Since b -> Long.compare(b.epochSecond(), a.epochSecond());
            case Cell.Lasted a when right instanceof Cell.Lasted b -> Long.compare(a.seconds(), b.seconds());
            case Cell.Restarts a when right instanceof Cell.Restarts b -> Integer.compare(a.count(), b.count());
            case Cell.Amount a when right instanceof Cell.Amount b -> a.quantity().compareTo(b.quantity());
            default -> Integer.compare(rank(left), rank(right));
        };
    }

    private static int compareRatios(Cell.Ratio a, Cell.Ratio b) {
        int byPart = Integer.compare(a.part(), b.part());
        return byPart != 0 ? byPart : Integer.compare(a.whole(), b.whole());
    }

    private static int rank(Cell cell) {
        return switch (cell) {
            case Cell.Text _ -> 0;
            case Cell.Count _ -> 1;
            case Cell.Ratio _ -> 2;
            case Cell.Since _ -> 3;
            case Cell.Lasted _ -> 4;
            case Cell.Restarts _ -> 5;
            case Cell.Amount _ -> 6;
        };
    }
}
