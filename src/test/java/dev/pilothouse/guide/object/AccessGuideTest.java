package dev.pilothouse.guide.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Input;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessGuideTest {

    private static final String BOT = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: bot, namespace: shop, uid: u-bot}\n";
    private static final Document ROLE = GuideCase.read(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: reads, namespace: shop, uid: u-role}
            rules: [{apiGroups: [''], resources: [pods, pods/log], verbs: [get]}]
            """);
    private static final Document BINDING = GuideCase.read(
            """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: {name: bot-reads, namespace: shop, uid: u-rb}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reads}
            subjects: [{kind: ServiceAccount, name: bot, namespace: shop}]
            """);

    private final GuideCase bot = GuideCase.of(new AccessGuide(), BOT, ROLE, BINDING);

    @Test
    void aNewAccountGetsRoleAndBindingOfItsName() {
        GuideCase named = GuideCase.fresh(new AccessGuide()).type("guide.access.name", "robot");
        assertEquals(List.of("robot", "robot", "robot"), named.wishes().stream().map(wish -> wish.ref().name()).toList());
        assertEquals("robot", named.sheet().text(Spot.at(2, "subjects", 0, "name")));
        assertEquals("robot", named.sheet().text(Spot.at(2, "roleRef", "name")));
    }

    @Test
    void saysTheRulesInWords() {
        assertEquals(List.of(Effect.note("guide.access.may", "get", "pods, pods/log", "shop")), bot.guide().words(bot.sheet()));
        GuideCase named = bot.type("guide.access.names", "web-1");
        assertEquals(List.of(Effect.note("guide.access.may-named", "get", "pods, pods/log", "web-1", "shop")), named.guide().words(named.sheet()));
        GuideCase none = GuideCase.of(new AccessGuide(), BOT);
        assertEquals("guide.access.may-nothing", none.guide().words(none.sheet()).getFirst().key());
    }

    @Test
    void listsAreTypedWithCommas() {
        GuideCase more = bot.type("guide.access.verbs", "get, list,watch").type("guide.access.groups", "core, apps");
        assertEquals(List.of("get", "list", "watch"), more.sheet().texts(Spot.at(1, "rules", 0, "verbs")));
        assertEquals(List.of("", "apps"), more.sheet().texts(Spot.at(1, "rules", 0, "apiGroups")));
        assertEquals("core, apps", more.field("guide.access.groups").text(more.sheet()));
    }

    @Test
    void warnsOfRulesThatAllowMoreThanTheySeemTo() {
        assertEquals(List.of(), bot.said());
        assertTrue(bot.type("guide.access.resources", "secrets").said().contains("guide.access.secrets"));
        assertTrue(bot.type("guide.access.resources", "*").said().contains("guide.access.everything"));
        assertTrue(bot.type("guide.access.resources", "pods/exec").said().contains("guide.access.enters"));
        assertTrue(bot.type("guide.access.verbs", "*").said().contains("guide.access.anything"));
        assertTrue(bot.type("guide.access.verbs", "escalate").said().contains("guide.access.grows"));
    }

    @Test
    void takesRoleAndBindingAwayTogether() {
        Input.Part part = (Input.Part) bot.field("guide.access.with-role").input();
        GuideCase less = new GuideCase(bot.guide(), part.remove().apply(bot.sheet()));
        assertEquals(2, less.wishes().stream().filter(Wish.Remove.class::isInstance).count());
    }
}
