package dev.pilothouse.walls;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.ObjectInputStream;
import java.util.List;
import java.util.ResourceBundle;

/** What touches the world outside, and what reads foreign input, has its few known places. */
final class ReaderWalls {

    private ReaderWalls() {}

    static List<Wall> of(String root) {
        return List.of(
                Wall.of(
                        "processes are started in three rooms",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".platform.command..", root + ".platform.desktop..", root + ".kubeconfig..")
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ProcessBuilder.class)
                                .because("a program runs only with consent and without a shell")),
                Wall.of(
                        "bundles are read in one room",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(root + ".words..")
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ResourceBundle.class)
                                .because("one reader of the sentences means one place where the language changes")),
                Wall.of(
                        "only the command line prints",
                        noClasses()
                                .that()
                                .resideOutsideOfPackage(root + ".cli..")
                                .should()
                                .accessField(System.class, "out")
                                .orShould()
                                .accessField(System.class, "err")
                                .because("what the program has to say goes to the window or to its log")),
                Wall.of(
                        "no web view",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .haveNameMatching("javafx\\.scene\\.web\\.(WebView|WebEngine|HTMLEditor)")
                                .because("text from a cluster must never be run as a page")),
                Wall.of(
                        "no Java serialization",
                        noClasses()
                                .should()
                                .dependOnClassesThat()
                                .areAssignableTo(ObjectInputStream.class)
                                .because("reading serialized objects runs foreign code")),
                Wall.of(
                        "no commands as text",
                        noClasses()
                                .should()
                                .callMethodWhere(target(owner(belongToAnyOf(Runtime.class)))
                                        .and(target(name("exec"))))
                                .because("a command line as one text splits at the wrong place")),
                Wall.of(
                        "YAML is read by guarded readers",
                        noClasses()
                                .that()
                                .resideOutsideOfPackages(root + ".text..", root + ".kubeconfig..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage("org.snakeyaml..", "tools.jackson.dataformat.yaml..", "com.fasterxml.jackson.dataformat.yaml..")
                                .because("foreign YAML can explode, nest without end or name types to be made")),
                Wall.of(
                        "fabric8 reads no kubeconfig",
                        noClasses()
                                .should()
                                .callMethodWhere(ReadsKubeconfig.BY_FABRIC8)
                                .orShould()
                                .dependOnClassesThat()
                                .haveSimpleName("KubeConfigUtils")
                                .because("it loses credentials and runs plugins while it parses")));
    }
}
