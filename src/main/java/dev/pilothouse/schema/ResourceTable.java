package dev.pilothouse.schema;

import dev.pilothouse.model.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the table of resources that one release serves. */
final class ResourceTable implements Lines.Reader {

    private static final String ALL = "create,delete,deletecollection,get,list,patch,update,watch";

    private final List<Resource> resources = new ArrayList<>();
    private List<Resource.Subresource> parts = List.of();
    private String group = "";
    private String version = "";

    private ResourceTable() {}

    static List<Resource> read() {
        ResourceTable table = new ResourceTable();
        Lines.read("resources.txt", table);
        return List.copyOf(table.resources);
    }

    @Override
    public void area(String name) {
        int slash = name.indexOf('/');
        group = slash < 0 ? "" : name.substring(0, slash);
        version = name.substring(slash + 1);
    }

    @Override
    public void entry(String name, String rest) {
        Facts facts = new Facts(rest);
        String kindName = first(rest);
        Kind kind = new Kind(group, version, kindName, name, !facts.says("cluster"));
        parts = new ArrayList<>();
        resources.add(new Resource(
                kind,
                kindName.toLowerCase(Locale.ROOT),
                words(facts.value("short").orElse("")),
                words(facts.value("in").orElse("")),
                verbs(facts),
                Collections.unmodifiableList(parts),
                facts.value("stored").orElse(version)));
    }

    @Override
    public void part(String name, String rest) {
        Kind owner = resources.getLast().kind();
        String[] steps = first(rest).split("/", -1);
        String partVersion = steps.length > 1 ? steps[steps.length - 2] : version;
        String partGroup = steps.length > 2 ? steps[0] : steps.length > 1 ? "" : group;
        parts.add(new Resource.Subresource(name, new Kind(partGroup, partVersion, steps[steps.length - 1], owner.plural(), owner.namespaced()), verbs(new Facts(rest))));
    }

    private static Set<String> verbs(Facts facts) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(words(facts.value("verbs").orElse(ALL))));
    }

    private static List<String> words(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(",", -1));
    }

    private static String first(String rest) {
        int space = rest.indexOf(' ');
        return space < 0 ? rest : rest.substring(0, space);
    }
}
