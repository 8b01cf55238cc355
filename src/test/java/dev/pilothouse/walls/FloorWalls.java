package dev.pilothouse.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.IntStream;

/** The playground is a house of its own: what stands on one floor is made of the floors below, so that it can be read from the ground up. */
final class FloorWalls {

    /** Rooms from the ground up; on the roof, in the package of the playground itself, all is put together. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("status", "time", "store"),
            List.of("apply", "validation"),
            List.of("registry"),
            List.of("admission", "access", "fault"),
            List.of("control"),
            List.of("kubelet"),
            List.of("api"),
            List.of(""));

    private FloorWalls() {}

    static List<Wall> of(String root) {
        String house = root + ".platform.playground";
        return List.of(Wall.of(
                "rooms of the playground know only the floors below",
                classes()
                        .that()
                        .resideInAPackage(house + "..")
                        .should(useOnlyFloorsBelow(house))
                        .because("a store that knew controllers, or a controller that knew HTTP, could not be understood by itself")));
    }

    private static ArchCondition<JavaClass> useOnlyFloorsBelow(String house) {
        return new ArchCondition<>("use only rooms on lower floors") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type, house);
                int floor = floor(room);
                if (floor < 0) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a room that is on no floor: " + room));
                    return;
                }
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    JavaClass used = use.getTargetClass().getBaseComponentType();
                    if (isIn(used, house) && !room(used, house).equals(room) && floor(room(used, house)) >= floor) {
                        String sentence = "%s may not know %s: %s".formatted(room, room(used, house), use.getDescription());
                        events.add(SimpleConditionEvent.violated(use, sentence));
                    }
                }
            }
        };
    }

    private static boolean isIn(JavaClass type, String house) {
        return type.getPackageName().equals(house) || type.getPackageName().startsWith(house + ".");
    }

    private static String room(JavaClass type, String house) {
        String name = type.getPackageName();
        return name.equals(house) ? "" : name.substring(house.length() + 1).split("\\.", 2)[0];
    }

    private static int floor(String room) {
        return IntStream.range(0, FLOORS.size()).filter(floor -> FLOORS.get(floor).contains(room)).findFirst().orElse(-1);
    }
}
