package dev.pilothouse.walls;

import java.util.List;
import java.util.stream.Stream;

/** All rules of the house below one root package. */
public final class Walls {

    private Walls() {}

    public static List<Wall> of(String root) {
        return Stream.of(
                        RoomWalls.of(root),
                        FloorWalls.of(root),
                        LibraryWalls.of(root),
                        ScreenWalls.of(root),
                        ThreadWalls.of(root),
                        StateWalls.of(root),
                        ReaderWalls.of(root),
                        PackageWalls.of(root))
                .flatMap(List::stream)
                .toList();
    }
}
