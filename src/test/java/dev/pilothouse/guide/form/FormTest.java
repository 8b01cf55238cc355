package dev.pilothouse.guide.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.ApplyYaml.KindFinder;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Yaml;
import dev.pilothouse.text.YamlText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final Kind DEPLOYMENT = Kind.namespaced("apps", "v1", "Deployment", "deployments");
    private static final Kind SERVICE = Kind.namespaced("", "v1", "Service", "services");
    private static final KindFinder KINDS =
            (version, name) -> List.of(DEPLOYMENT, SERVICE).stream().filter(kind -> kind.name().equals(name)).findFirst();
    private static final ResourceRef WEB = new ResourceRef(DEPLOYMENT, "shop", "web");
    private static final Document LIVE = read(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              namespace: shop
              uid: u1
              resourceVersion: "7"
            spec:
              replicas: 2
              paused: true
              template:
                spec:
                  containers:
                    - name: web
                      image: web:1
                      strange: kept
                    - name: log
                      image: log:1
            status:
              replicas: 2
            """);
    private static final Spot IMAGE = Spot.at(0, "spec", "template", "spec", "containers", 0, "image");
    private static final Spot REPLICAS = Spot.at(0, "spec", "replicas");

    /** Asks for copies and image, and offers a Service. */
    private record Simple() implements Guide {
        @Override
        public String key() {
            return "guide.simple";
        }

        @Override
        public String icon() {
            return "";
        }

        @Override
        public Size size() {
            return Size.DRAWER;
        }

        @Override
        public boolean fits(Kind kind) {
            return kind.sameAs(DEPLOYMENT);
        }

        @Override
        public Sheet start(Subject subject) {
            return Sheet.of(subject, subject.live().orElseThrow());
        }

        @Override
        public List<Section> sections(Sheet sheet) {
            int service = sheet.find("Service").orElse(-1);
            return List.of(Section.of(
                    "simple.all",
                    Section.plain(""),
                    Field.whole("simple.copies", REPLICAS, 0, 100),
                    Field.text("simple.image", IMAGE, Checks.IMAGE).needed(),
                    Field.document("simple.service", service, read("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n"))));
        }

        @Override
        public Summary summary(Sheet sheet) {
            return new Summary("simple", List.of("web"));
        }
    }

    private static Document read(String yaml) {
        return Yaml.read(yaml).getFirst().document().orElseThrow();
    }

    private final Sheet start = new Simple().start(Subject.of(WEB, LIVE));

    private static Form form(Sheet sheet) {
        return Form.of(new Simple(), sheet);
    }

    private static Field field(Form form, String key) {
        return form.sections().stream().flatMap(section -> section.fields().stream()).filter(field -> field.key().equals(key)).findFirst().orElseThrow();
    }

    private static Sheet type(Sheet sheet, String key, String text) {
        return field(form(sheet), key).typed(sheet, text);
    }

    private static Wish onlyWish(Sheet sheet) {
        List<Wish> wishes = form(sheet).draft(KINDS).wishes();
        assertEquals(1, wishes.size());
        return wishes.getFirst();
    }

    @Test
    void startsWithWhatPeopleWishForAndChangesNothing() {
        assertEquals("", start.tree(0).text("status", "replicas"));
        assertEquals("", start.tree(0).text("metadata", "uid"));
        assertEquals("kept", start.text(Spot.at(0, "spec", "template", "spec", "containers", 0, "strange")));
        assertThrows(ProblemException.class, () -> form(start).draft(KINDS));
    }

    @Test
    void sendsOnlyTheChangedFieldOfAnObjectThatIsThere() {
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, onlyWish(type(start, "simple.copies", "5")));
        assertEquals(WEB, set.ref());
        assertEquals(Map.of("spec", Map.of("replicas", 5L)), set.fields().fields());
    }

    @Test
    void namesTheElementOfAListWhoseFieldChanged() {
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, onlyWish(type(start, "simple.image", "web:2")));
        Object containers = List.of(Map.of("name", "web", "image", "web:2"));
        assertEquals(Map.of("spec", Map.of("template", Map.of("spec", Map.of("containers", containers)))), set.fields().fields());
    }

    @Test
    void takesAnElementOutOfAListThreeWay() {
        Sheet less = start.without(Spot.at(0, "spec", "template", "spec", "containers", 1));
        Wish.Restore restore = assertInstanceOf(Wish.Restore.class, onlyWish(less));
        assertEquals(1, restore.before().tree().list("spec", "template", "spec", "containers").size());
        assertEquals(2, restore.after().tree().list("spec", "template", "spec", "containers").size());
    }

    @Test
    void removesAFieldByNull() {
        Wish.SetFields set = assertInstanceOf(Wish.SetFields.class, onlyWish(start.without(Spot.at(0, "spec", "paused"))));
        assertTrue(set.fields().tree("spec").fields().containsKey("paused"));
        assertEquals(Optional.empty(), set.fields().at("spec", "paused"));
    }

    @Test
    void putsWhatIsNewAndRemovesWhatWasTakenOut() {
        Document service = read("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  namespace: shop\n  uid: u2\n");
        Sheet with = Sheet.of(Subject.of(WEB, LIVE), LIVE, service);
        Draft added = form(((Input.Part) field(form(start), "simple.service").input()).add().apply(start)).draft(KINDS);
        Wish.Put put = assertInstanceOf(Wish.Put.class, added.wishes().getFirst());
        assertEquals(new ResourceRef(SERVICE, "shop", "web"), put.ref());
        Form less = form(((Input.Part) field(form(with), "simple.service").input()).remove().apply(with));
        assertEquals(List.of(new Wish.Remove(new ResourceRef(SERVICE, "shop", "web"), Optional.of("u2"))), less.draft(KINDS).wishes());
        assertEquals(List.of(Effect.warning("guide.form.goes", "Service", "web")), less.remarks().stream().map(Remark::effect).toList());
    }

    @Test
    void doesNotLetTheObjectItselfBeRenamed() {
        Form renamed = form(start.with(Spot.at(0, "metadata", "name"), "other"));
        assertEquals(List.of(Effect.error("guide.form.subject-gone", "Deployment", "web")), renamed.unsettled().stream().map(Remark::effect).toList());
    }

    @Test
    void keepsWhatWasTypedEvenWhenItIsWrong() {
        Sheet wrong = type(start, "simple.copies", "many");
        assertEquals("many", field(form(wrong), "simple.copies").text(wrong));
        assertEquals("guide.check.whole", form(wrong).unsettled().getFirst().effect().key());
        Sheet empty = type(start, "simple.image", "");
        assertEquals(Optional.empty(), empty.at(IMAGE));
        assertEquals("guide.form.needed", form(empty).unsettled().getFirst().effect().key());
    }

    @Test
    void mendsWithOneClick() {
        Sheet wrong = type(start, "simple.image", "Web:2");
        Mend mend = form(wrong).unsettled().getFirst().mends().getFirst();
        Sheet mended = mend.edit().apply(wrong);
        assertEquals("web:2", mended.text(IMAGE));
        assertEquals(List.of(), form(mended).unsettled());
    }

    @Test
    void editsInTheTextFillTheForm() {
        Sheet edited = start.with(YamlText.of(start.text().text().replace("replicas: 2", "replicas: 4")));
        assertEquals("4", field(form(edited), "simple.copies").text(edited));
    }
}
