package dev.pilothouse.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AuthChallengeTest {

    @Test
    void tellsWhoGivesOutTokens() {
        AuthChallenge challenge = AuthChallenge.of("Bearer Realm=\"https://auth.example.org/token\",service=\"registry\", scope = \"repository:a/b:pull\"");
        assertEquals("bearer", challenge.scheme());
        assertEquals("https://auth.example.org/token", challenge.realm());
        assertEquals(List.of("realm", "service", "scope"), List.copyOf(challenge.parameters().keySet()));
    }

    @Test
    void asksBehindWhatTheAddressAsksAlready() {
        AuthChallenge plain = AuthChallenge.of("Bearer realm=\"https://auth.example.org/token\"");
        assertEquals("https://auth.example.org/token?account=a%26b", plain.realm(Map.of("account", "a&b")));
        AuthChallenge asking = AuthChallenge.of("Bearer realm=\"https://auth.example.org/token?tenant=1\"");
        assertEquals("https://auth.example.org/token?tenant=1&account=me", asking.realm(Map.of("account", "me")));
        assertEquals("https://auth.example.org/token?tenant=1", asking.realm(Map.of()));
    }

    @Test
    void knowsNothingOfAServerThatSaysNothing() {
        assertEquals(new AuthChallenge("", Map.of()), AuthChallenge.of(""));
        assertEquals("", AuthChallenge.of("Basic").realm());
    }

    @Property(tries = 300)
    void readsWhatIsQuotedWhateverItIs(@ForAll @AlphaChars @StringLength(min = 1, max = 12) String name, @ForAll String value) {
        String quoted = value.replace("\"", "");
        AuthChallenge challenge = AuthChallenge.of("Bearer realm=\"https://a.example.org/\"," + (name.equalsIgnoreCase("realm") ? "x" : name) + "=\"" + quoted + "\"");
        assertTrue(challenge.parameters().containsValue(quoted));
        URI.create(challenge.realm(Map.of("q", quoted)));
    }
}
