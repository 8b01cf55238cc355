package dev.pilothouse.guide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to say about the value of one key: what it is, what is wrong with it, and what a person may not have meant. */
public final class KeyNotes {

    private KeyNotes() {}

    /** Returns everything there is to say, beginning with what the value is. */
    public static List<Effect> of(Keys keys, String key, Instant now) {
        Content content = keys.get(key).orElse(Content.EMPTY);
        List<Effect> notes = new ArrayList<>();
        TlsFacts.of(content).ifPresent(facts -> notes.addAll(facts.effects(now)));
        if (key.equals("tls.crt") && keys.secretType() == SecretType.TLS && content.size() > 0 && TlsFacts.of(content).isEmpty()) {
            notes.add(Effect.warning("guide.tls.no-certificate"));
        }
        if (key.equals("tls.key") && keys.secretType() == SecretType.TLS) {
            keys.get("tls.crt").flatMap(TlsFacts::of).ifPresent(facts -> notes.add(TlsFacts.effect(facts.fit(Optional.of(content)))));
        }
        if (keys.secretType() == SecretType.SSH) {
            SshFacts.of(content).ifPresent(facts -> notes.addAll(ssh(facts)));
        }
        notes.addAll(KeyRules.hints(content));
        return List.copyOf(notes);
    }

    private static List<Effect> ssh(SshFacts facts) {
        List<Effect> notes = new ArrayList<>();
        notes.add(facts.fingerprint().isEmpty() ? Effect.note("guide.ssh.type", facts.type()) : Effect.note("guide.ssh.key", facts.type(), facts.fingerprint()));
        if (facts.encrypted()) {
            notes.add(Effect.warning("guide.ssh.encrypted"));
        }
        return notes;
    }

    /** Returns the value without what the note says about it; empty when the note offers nothing. */
    public static Optional<Content> mended(Effect note, Content content) {
        Optional<String> text = content.text();
        return switch (note.key()) {
            case "guide.keys.ends-broken" -> content.writing().map(writing -> writing.write(text.orElse("").replaceFirst("\n+$", "")));
            case "guide.keys.crlf", "guide.keys.cr", "guide.keys.mixed" ->
                content.writing().map(writing -> new Writing(writing.encoding(), Writing.LineEnds.LF).write(text.orElse("")));
            case "guide.keys.encoding" ->
                content.writing().map(writing -> new Writing(Writing.Encoding.UTF_8, writing.lineEnds()).write(text.orElse("")));
            default -> Optional.empty();
        };
    }
}
