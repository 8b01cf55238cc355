package dev.pilothouse.guide;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.text.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way to change what is immutable: the same with the changed keys under a new name, and the users led to it, in one draft.
 *
 * @param keys with the edits
 * @param users whoever shall use the copy from now on, as they are
 */
public record KeyCopy(Keys keys, String name, List<Document> users) {

    /** Where objects name a Secret, and the field that does. */
    private static final Map<String, List<String>> SECRETS = Map.of(
            "secretKeyRef", List.of("name"),
            "secretRef", List.of("name"),
            "secret", List.of("secretName", "name"),
            "imagePullSecrets", List.of("name"),
            "secrets", List.of("name"),
            "tls", List.of("secretName"));

    private static final Map<String, List<String>> CONFIG_MAPS =
            Map.of("configMapKeyRef", List.of("name"), "configMapRef", List.of("name"), "configMap", List.of("name"));

    /** Returns a name that is not taken: the same with a number after it, one higher than before. */
    public static String freeName(String name, List<String> taken) {
        String stem = name.replaceFirst("-\\d+$", "");
        String end = name.substring(Math.min(name.length(), stem.length() + 1));
        long number = end.isEmpty() || end.length() > 9 ? 1 : Long.parseLong(end);
        String free;
        do {
            number++;
            free = stem + "-" + number;
        } while (taken.contains(free));
        return free;
    }

    /** Returns the copy that leads all users to itself who can be led, of those found around it. */
    public static KeyCopy of(Keys keys, String name, List<KeyUse> uses, List<Document> around) {
        return new KeyCopy(keys, name, around.stream()
                .filter(document -> uses.stream().filter(KeyUse::canBeLed).map(KeyUse::user)
                        .anyMatch(user -> user.kind().name().equals(document.kindName()) && user.name().equals(document.name())))
                .toList());
    }

    /** Makes the draft: first the copy, then each user. */
    public Draft draft() {
        ResourceRef ref = new ResourceRef(keys.ref().kind(), keys.ref().namespace(), name);
        List<Wish> wishes = new ArrayList<>();
        wishes.add(new Wish.Put(ref, new Document(new dev.pilothouse.model.Tree(copy()))));
        for (Document user : users) {
            Document led = led(user);
            if (!led.equals(user)) {
                wishes.add(new Wish.Restore(ref(user), led, user));
            }
        }
        return new Draft(new Summary("key-copy", List.of(keys.ref().shortName(), name)), wishes);
    }

    /** Labels and annotations come along, but not who owned the old one. */
    private Map<String, Object> copy() {
        Map<String, Object> whole = keys.whole().fields();
        Map<String, Object> metadata = Edit.object("name", name, "namespace", keys.ref().namespace());
        for (String kept : new String[] {"labels", "annotations"}) {
            keys.live().tree().at("metadata", kept).ifPresent(value -> metadata.put(kept, value));
        }
        Map<String, Object> fields = Edit.with(whole, metadata, "metadata");
        return Edit.without(fields, "metadata", "annotations", "kubectl.kubernetes.io/last-applied-configuration");
    }

    private ResourceRef ref(Document user) {
        return KeyUse.AROUND.stream()
                .filter(kind -> kind.name().equals(user.kindName()))
                .findFirst()
                .map(kind -> new ResourceRef(kind, keys.ref().namespace(), user.name()))
                .orElseThrow();
    }

    /** Returns the user with every mention of the old name replaced. */
    Document led(Document user) {
        if (!KeyUse.canBeLed(user.kindName())) {
            return user;
        }
        Map<String, Object> fields = new LinkedHashMap<>(user.fields());
        fields.replaceAll((field, value) -> List.of("apiVersion", "kind", "metadata", "status").contains(field) ? value : led(field, value));
        return Document.of(fields);
    }

    private @Nullable Object led(String field, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> led(field, map);
            case List<?> list -> {
                List<@Nullable Object> elements = new ArrayList<>();
                list.forEach(element -> elements.add(led(field, element)));
                yield elements;
            }
            case null, default -> value;
        };
    }

    private Map<String, @Nullable Object> led(String field, Map<?, ?> map) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        List<String> naming = (keys.isSecret() ? SECRETS : CONFIG_MAPS).getOrDefault(field, List.of());
        map.forEach((name, value) -> {
            boolean names = naming.contains(String.valueOf(name)) && keys.ref().name().equals(value);
            fields.put(String.valueOf(name), names ? this.name : led(String.valueOf(name), value));
        });
        return fields;
    }
}
