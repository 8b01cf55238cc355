package dev.pilothouse.ui.topology;

import java.util.Set;

/**
 * What of a map is brought out.
 *
 * @param hovered id of the box under the pointer, empty for none
 * @param chosen id of the box that is chosen, empty for none
 * @param second id of the box at the other end of a question, empty for none
 * @param found ids of the boxes that a search has found
 * @param path ids of the boxes on the way that is looked at; all else steps back, empty for no way
 * @param end where the request ends whose way that is
 * @param focused whether the keys lead to the map
 */
record Marks(String hovered, String chosen, String second, Set<String> found, Set<String> path, Break end, boolean focused) {

    static final Marks NONE = new Marks("", "", "", Set.of(), Set.of(), Break.NONE, false);

    boolean stepsBack(String id) {
        return !path.isEmpty() && !path.contains(id);
    }

    /** Returns whether a wire between these boxes is lit. */
    boolean lights(String from, String to) {
        return lit(from) || lit(to) || (path.contains(from) && path.contains(to));
    }

    private boolean lit(String id) {
        return path.isEmpty() && (id.equals(chosen) || id.equals(hovered));
    }

    Marks hovering(String id) {
        return new Marks(id, chosen, second, found, path, end, focused);
    }

    Marks choosing(String id) {
        return new Marks(hovered, id, "", found, path, end, focused);
    }

    /** The other end of a question stays. */
    Marks walkingTo(String id) {
        return new Marks(hovered, id, second, found, path, end, focused);
    }

    Marks asking(String id) {
        return new Marks(hovered, chosen, id, found, path, end, focused);
    }

    Marks finding(Set<String> ids) {
        return new Marks(hovered, chosen, second, ids, path, end, focused);
    }

    Marks following(Set<String> ids, Break where) {
        return new Marks(hovered, chosen, second, found, ids, where, focused);
    }

    Marks focused(boolean now) {
        return new Marks(hovered, chosen, second, found, path, end, now);
    }
}
