package dev.pilothouse.walls;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;

/** Features of the window stand beside each other; pages, views and view models keep to their parts. */
final class ScreenWalls {

    private ScreenWalls() {}

    static List<Wall> of(String root) {
        String ui = root + ".ui..";
        String[] shared = {root + ".ui.kit..", root + ".ui.navigation..", root + ".ui.shell.."};
        DescribedPredicate<JavaClass> ground = resideInAnyPackage(shared);
        return List.of(
                Wall.of(
                        "features do not know each other",
                        slices().matching(root + ".ui.(*)..")
                                .should()
                                .notDependOnEachOther()
                                .ignoreDependency(resideInAPackage(root + ".ui.shell.."), DescribedPredicate.alwaysTrue())
                                .ignoreDependency(DescribedPredicate.alwaysTrue(), ground)
                                .because("a feature asks for a place, and the shell knows who shows it")),
                Wall.of(
                        "only pages of a feature are public",
                        classes()
                                .that()
                                .resideInAPackage(ui)
                                .and()
                                .resideOutsideOfPackages(shared)
                                .and()
                                .haveSimpleNameNotEndingWith("Page")
                                .and()
                                .areTopLevelClasses()
                                .and()
                                .doNotHaveSimpleName("package-info")
                                .and(canBeReached())
                                .should()
                                .notBePublic()
                                .because("the page is the only door of its room")),
                Wall.of(
                        "view models know no controls",
                        noClasses()
                                .that()
                                .resideInAPackage(ui)
                                .and()
                                .haveSimpleNameEndingWith("ViewModel")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                                .because("what a screen does is tested without a screen")),
                Wall.of(
                        "views know no cluster",
                        noClasses()
                                .that()
                                .resideInAPackage(ui)
                                .and()
                                .haveSimpleNameEndingWith("View")
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(root + ".cluster..", root + ".session..", root + ".live..")
                                        .or(resideInAPackage(root + ".change..").and(simpleName("Pipeline"))))
                                .because("a view shows what its view model says and has nothing to wait for")));
    }

    /** States nested in an interface are public by the language, but nobody outside gets to them when the interface is not. */
    private static DescribedPredicate<JavaClass> canBeReached() {
        return DescribedPredicate.describe("are not inside a type that is not public", ScreenWalls::isInsidePublicTypes);
    }

    private static boolean isInsidePublicTypes(JavaClass type) {
        return type.getEnclosingClass()
                .map(outer -> outer.getModifiers().contains(JavaModifier.PUBLIC) && isInsidePublicTypes(outer))
                .orElse(true);
    }
}
