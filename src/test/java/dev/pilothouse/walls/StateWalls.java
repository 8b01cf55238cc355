package dev.pilothouse.walls;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.regex.Pattern;

/** Nothing global changes, and what is passed around does not change at all. */
final class StateWalls {

    private static final String HANDED_IN = "what a class needs is handed to its constructor, so that tests can hand in another";

    private StateWalls() {}

    static List<Wall> of(String root) {
        return List.of(
                Wall.of(
                        "static fields are final",
                        fields().that().areStatic().should().beFinal().because("two sessions or tests in one process must not meet")),
                Wall.of(
                        "static fields hold nothing that changes",
                        noFields()
                                .that()
                                .areStatic()
                                .should()
                                .haveRawType(DescribedPredicate.describe("a holder of state", StateWalls::holdsState))
                                .because("a final holder of something that changes is global state all the same")),
                Wall.of(
                        "no getInstance",
                        noMethods().that().areStatic().should().haveNameMatching("getInstance|instance").because(HANDED_IN)),
                Wall.of(
                        "no locator and no event bus",
                        noClasses().should().haveSimpleNameEndingWith("EventBus").orShould().haveSimpleNameEndingWith("Locator").because(HANDED_IN)),
                Wall.of(
                        "values do not change",
                        classes()
                                .that(areValues(root))
                                .should(haveOnlyFinalFields())
                                .because("values cross threads, and a stage of a change that was checked must be the one that is applied")));
    }

    private static boolean holdsState(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || type.getName().startsWith("java.util.concurrent.Concurrent")
                || type.isAssignableTo(ThreadLocal.class);
    }

    private static DescribedPredicate<JavaClass> areValues(String root) {
        return DescribedPredicate.describe("are in the model, stages of a change or places", type -> {
            String name = type.getName();
            return name.startsWith(root + ".model.")
                    || name.startsWith(root + ".ui.navigation.Place")
                    || name.matches(Pattern.quote(root) + "\\.change\\.(Draft|Preview|Rehearsal|Receipt|Outcome)(\\$.*)?");
        });
    }

    private static ArchCondition<JavaClass> haveOnlyFinalFields() {
        return new ArchCondition<>("be records, enums or interfaces, or have only final fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaField field : type.getFields()) {
                    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                    }
                }
            }
        };
    }
}
