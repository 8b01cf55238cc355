package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pilothouse.ui.navigation.Command;
import dev.pilothouse.ui.navigation.Command.Scope;
import dev.pilothouse.words.Words;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;

class CommandListTest {

    private final List<Command> commands = CommandList.of(nothing());

    @Test
    void noTwoCommandsShareAKeyInOverlappingScopes() {
        Map<String, Command> anywhere = new HashMap<>();
        for (Command command : commands) {
            if (command.shortcut().isEmpty()) {
                continue;
            }
            String keys = Shortcut.parse(command.shortcut()).strokes().toString();
            String inScope = command.scope() == Scope.ANYWHERE ? keys : command.scope() + keys;
            Command other = anywhere.put(inScope, command);
            assertEquals(null, other, () -> "The same keys as " + command.id());
            if (command.scope() != Scope.ANYWHERE) {
                assertFalse(anywhere.containsKey(keys), () -> command.id() + " hides a key that holds anywhere");
            }
        }
    }

    @Test
    void everyCommandHasATitleInBothLanguagesAndAnIconOfThePack() {
        Set<String> ids = new HashSet<>();
        for (Command command : commands) {
            assertEquals(true, ids.add(command.id()), () -> "Twice: " + command.id());
            assertFalse(new Words(Locale.ENGLISH).say(command.titleKey()).isBlank());
            assertFalse(new Words(Locale.SIMPLIFIED_CHINESE).say(command.titleKey()).isBlank());
            assertEquals(command.icon(), new FontIcon(command.icon()).getIconLiteral());
        }
    }

    @Test
    void pagesAreCalledAsInTheSidebar() {
        Words words = new Words(Locale.ENGLISH);
        Set<String> missing = new HashSet<>(Set.of("Overview", "Topology", "Room on nodes", "Timeline", "Port forwards"));
        commands.forEach(command -> missing.remove(words.say(command.titleKey())));
        assertEquals(Set.of(), missing);
    }

    @Test
    void printsKeysAsTheyStandOnTheKeyboard() {
        assertEquals(List.of("Ctrl Shift N"), Shortcut.parse("Shortcut+Shift+N").caps(false));
        assertEquals(List.of("⇧⌘N"), Shortcut.parse("Shortcut+Shift+N").caps(true));
        assertEquals(List.of("G", "P"), Shortcut.parse("G P").caps(false));
        assertEquals(List.of("Ctrl PgDn"), Shortcut.parse("Shortcut+Page Down").caps(false));
        assertEquals(List.of("Ctrl ,"), Shortcut.parse("Shortcut+Comma").caps(false));
    }

    private static CommandList.Deeds nothing() {
        return (CommandList.Deeds) Proxy.newProxyInstance(
                CommandListTest.class.getClassLoader(),
                new Class<?>[] {CommandList.Deeds.class},
                (proxy, method, args) -> method.getReturnType() == boolean.class ? Boolean.TRUE : null);
    }
}
