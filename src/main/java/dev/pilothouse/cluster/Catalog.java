package dev.pilothouse.cluster;

import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds that a cluster serves, each in the version that the server prefers.
 *
 * @param offers in the order of discovery
 * @param missing groups that could not be read, for example because an aggregated server is down; the rest still works
 */
public record Catalog(List<Offer> offers, List<String> missing) {

    /**
     * One served kind.
     *
     * @param singular lower-case singular, possibly empty
     * @param custom defined by a CustomResourceDefinition or an aggregated server
     */
    public record Offer(
            Kind kind, String singular, List<String> shortNames, List<String> categories, List<String> verbs, boolean custom) {

        public boolean can(String verb) {
            return verbs.contains(verb);
        }

        boolean answersTo(String word) {
            return word.equals(kind.plural())
                    || word.equals(singular)
                    || word.equals(kind.name().toLowerCase(Locale.ROOT))
                    || shortNames.contains(word)
                    || word.equals(kind.qualifiedPlural())
                    || word.equals(kind.plural() + "." + kind.version() + "." + kind.group());
        }
    }

    /** Finds all kinds that a word names, as kubectl would: plural, singular, kind, short name, with or without group. */
    public List<Offer> named(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return offers.stream().filter(offer -> offer.answersTo(lower)).toList();
    }

    /** Finds the kinds of a category, such as {@code all}, that can be listed. */
    public List<Kind> category(String word) {
        return offers.stream()
                .filter(offer -> offer.categories().contains(word) && offer.can("list"))
                .map(Offer::kind)
                .toList();
    }

    /** Finds the kind of a document by its apiVersion and kind. */
    public Optional<Kind> kind(String apiVersion, String kindName) {
        return offers.stream()
                .map(Offer::kind)
                .filter(kind -> kind.apiVersion().equals(apiVersion) && kind.name().equals(kindName))
                .findFirst()
                .or(() -> sameGroup(apiVersion, kindName));
    }

    /** A version that the server serves but does not prefer: taken as written. */
    private Optional<Kind> sameGroup(String apiVersion, String kindName) {
        int slash = apiVersion.indexOf('/');
        String group = slash < 0 ? "" : apiVersion.substring(0, slash);
        String version = apiVersion.substring(slash + 1);
        return offers.stream()
                .map(Offer::kind)
                .filter(kind -> kind.group().equals(group) && kind.name().equals(kindName))
                .findFirst()
                .map(kind -> new Kind(group, version, kindName, kind.plural(), kind.namespaced()));
    }
}
