package dev.pilothouse.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Every package says what it is for, and that nothing in it is null unless said. */
final class PackageWalls {

    private PackageWalls() {}

    static List<Wall> of(String root) {
        return List.of(Wall.of(
                "packages are null-marked",
                classes()
                        .that()
                        .resideInAPackage(root + "..")
                        .should(beInANullMarkedPackage())
                        .because("NullAway takes the annotation as the promise that it checks")));
    }

    private static ArchCondition<JavaClass> beInANullMarkedPackage() {
        return new ArchCondition<>("be in a package whose package-info is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage()
                        .tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                if (!marked) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package without @NullMarked"));
                }
            }
        };
    }
}
