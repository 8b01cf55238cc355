package dev.pilothouse.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;

/** Rooms know only rooms below them, and nobody goes in circles. */
final class RoomWalls {

    private static final String NO_CIRCLE = "a circle makes two rooms one: neither can be read, tested or moved alone";

    private RoomWalls() {}

    static List<Wall> of(String root) {
        return List.of(
                Wall.of("no circles of rooms", slices().matching(root + ".(*)..").should().beFreeOfCycles().because(NO_CIRCLE)),
                Wall.of(
                        "no circles of platforms",
                        slices().matching(root + ".platform.(*)..").should().beFreeOfCycles().because(NO_CIRCLE)),
                Wall.of("no circles in the window", slices().matching(root + ".ui.(*)..").should().beFreeOfCycles().because(NO_CIRCLE)),
                Wall.of(
                        "no circles in the playground",
                        slices().matching(root + ".platform.playground.(*)..").should().beFreeOfCycles().because(NO_CIRCLE)),
                Wall.of(
                        "rooms know only what their line names",
                        classes()
                                .that()
                                .resideInAPackage(root + "..")
                                .should(useOnlyWhatTheirRoomMay(new Rooms(root)))
                                .because("the table of rooms is the picture of the house that everybody has in mind")));
    }

    private static ArchCondition<JavaClass> useOnlyWhatTheirRoomMay(Rooms rooms) {
        return new ArchCondition<>("use only what their room may") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = rooms.roomOf(type).orElseThrow();
                if (!rooms.isKnown(room)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a room that is not in the table: " + room));
                    return;
                }
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    Optional<String> other = rooms.roomOf(use.getTargetClass().getBaseComponentType());
                    if (other.isPresent() && !rooms.mayUse(room, other.get())) {
                        events.add(SimpleConditionEvent.violated(use, room + " may not know " + other.get() + ": " + use.getDescription()));
                    }
                }
            }
        };
    }
}
