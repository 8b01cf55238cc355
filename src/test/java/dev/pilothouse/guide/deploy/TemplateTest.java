package dev.pilothouse.guide.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.guide.deploy.Template.Answers;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The templates say what they should, whatever they are filled with. */
class TemplateTest {

    private static Sheet sheet(Template template, String name, String image) {
        return Sheet.of(Subject.fresh("shop"), template.yaml(new Answers(name, "shop", image, "s3cret: #x")));
    }

    @ParameterizedTest
    @EnumSource
    void goodPracticeHasNothingToSay(Template template) {
        Sheet sheet = sheet(template, "checkout", "");
        assertEquals(List.of(), sheet.text().problem().stream().toList());
        assertEquals(List.of(), Practice.of(sheet).stream().map(Remark::effect).toList());
    }

    @ParameterizedTest
    @EnumSource
    void allThatIsMadeCarriesTheNameAndItsLabels(Template template) {
        for (Document document : sheet(template, "checkout", "").documents()) {
            assertEquals("checkout", document.name());
            assertEquals("shop", document.namespace());
            assertEquals("checkout", document.tree().text("metadata", "labels", "app.kubernetes.io/name"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "on", "1e3", "null", "a", "x-1"})
    void namesThatYamlTakesForSomethingElseStayNames(String name) {
        for (Template template : Template.values()) {
            Set<Object> names = sheet(template, name, "").documents().stream()
                    .map(document -> document.tree().at("metadata", "name").orElse(""))
                    .collect(Collectors.toSet());
            assertEquals(Set.of(name), names);
        }
    }

    @Test
    void anImageAndAPasswordOfAnyKindStayWhatTheyAre() {
        Sheet sheet = sheet(Template.DATABASE, "db", "localhost:5000/a b: #c");
        Workload workload = Workload.in(Part.of(sheet.text())).getFirst();
        assertEquals("localhost:5000/a b: #c", workload.main().orElseThrow().tree().text("image"));
        assertEquals("s3cret: #x", sheet.documents().getFirst().tree().text("stringData", "password"));
    }

    @Test
    void isFoundByItsId() {
        assertEquals(Template.WEB_SERVICE, Template.byId("web-service").orElseThrow());
        assertTrue(Template.byId("nothing").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx", "nginx:1.29", "ghcr.io/shop/checkout:2.4.1", "localhost:5000/x@sha256:0123456789abcdef0123456789abcdef", "a/b_c/d--e"})
    void readsImages(String text) {
        assertTrue(Image.parse(text).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nginx", "nginx:", "a//b", "nginx:1 2", "https://x/y", "-a", "x@sha256:12"})
    void refusesWhatIsNoImage(String text) {
        assertFalse(Image.parse(text).isPresent());
    }

    @Test
    void makesNamesOfImages() {
        assertEquals("checkout", Names.ofImage("ghcr.io/shop/checkout:2.4.1").orElseThrow());
        assertEquals("x", Names.ofImage("localhost:5000/x").orElseThrow());
        assertEquals("my-app", Names.ofImage("My_App@sha256:00").orElseThrow());
        assertTrue(Names.ofImage("___").isEmpty());
    }
}
