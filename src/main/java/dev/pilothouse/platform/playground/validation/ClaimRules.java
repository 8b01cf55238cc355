package dev.pilothouse.platform.playground.validation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Claims of storage, and templates of claims in other objects. */
final class ClaimRules {

    private static final List<String> MODES = List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod");

    private ClaimRules() {}

    static void claim(Spot claim) {
        spec(claim.at("spec"));
    }

    /** Checks a template of a claim as pods with volumes of their own hold it. */
    static void template(Spot template) {
        MetadataRules.annotations(template.at("metadata", "annotations"));
        MetadataRules.labels(template.at("metadata", "labels"));
        spec(template.at("spec"));
    }

    static void spec(Spot spec) {
        if (spec.at("accessModes").empty()) {
            spec.at("accessModes").required("at least 1 access mode is required");
        }
        SelectorRules.check(spec.at("selector"));
        accessModes(spec.at("accessModes"));
        Spot storage = spec.at("resources", "requests", "storage");
        Spot named = storage.as(spec.at("resources").keyed("storage", null));
        if (!storage.present()) {
            named.required("");
        } else if (Amounts.value(storage.text()).signum() <= 0) {
            named.invalid(storage.text(), "must be greater than zero");
        }
        if (!spec.at("storageClassName").empty()) {
            spec.at("storageClassName").must(Names::subdomain);
        }
        if (spec.at("volumeMode").present()) {
            spec.at("volumeMode").oneOf("Block", "Filesystem");
        }
        for (String source : List.of("dataSource", "dataSourceRef")) {
            if (spec.at(source).present()) {
                dataSource(spec.at(source));
            }
        }
    }

    static void accessModes(Spot modes) {
        for (Spot mode : modes.items()) {
            if (!MODES.contains(mode.text())) {
                mode.as(modes).unsupported(MODES);
            }
        }
        List<String> known = modes.items().stream().map(Spot::text).filter(MODES::contains).distinct().toList();
        if (known.contains("ReadWriteOncePod") && known.size() > 1) {
            modes.forbidden("may not use ReadWriteOncePod with other access modes");
        }
    }

    private static void dataSource(Spot source) {
        source.at("name").requireText();
        source.at("kind").requireText();
        if (source.at("apiGroup").empty()) {
            if (!source.at("kind").text().equals("PersistentVolumeClaim")) {
                source.invalid(source.at("kind").text(), "must be 'PersistentVolumeClaim' when referencing the default apiGroup");
            }
        } else {
            source.at("apiGroup").must(Names::subdomain);
        }
    }

    static void claimUpdate(Spot claim, Spot before) {
        claim(claim);
        Spot spec = claim.at("spec");
        Spot old = before.at("spec");
        boolean bound = claim.at("status", "phase").text().equals("Bound");
        Map<String, Object> rest = fixed(spec, bound);
        Map<String, Object> fixed = fixed(old, bound);
        if (old.at("volumeName").empty()) {
            rest.remove("volumeName");
            fixed.remove("volumeName");
        }
        if (!Same.values(rest, fixed)) {
            spec.forbidden("spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims\n"
                    + UnifiedDiff.between(fixed, rest));
        }
        Spot size = spec.at("resources", "requests", "storage");
        boolean smaller = Amounts.value(size.text()).compareTo(Amounts.value(old.at("resources", "requests", "storage").text())) < 0;
        if (smaller && Amounts.value(size.text()).compareTo(Amounts.value(before.at("status", "capacity", "storage").text())) <= 0) {
            size.forbidden("field can not be less than status.capacity");
        }
        spec.at("volumeMode").as(claim.at("volumeMode")).unchanged(old.at("volumeMode"));
    }

    /** Returns what of a claim can't be changed; a claim that has its volume may grow. */
    private static Map<String, Object> fixed(Spot spec, boolean bound) {
        Map<String, Object> fixed = new LinkedHashMap<>(spec.tree().fields());
        if (bound) {
            Map<String, Object> resources = new LinkedHashMap<>(spec.at("resources").tree().fields());
            Map<String, Object> requests = new LinkedHashMap<>(spec.at("resources", "requests").tree().fields());
            requests.remove("storage");
            resources.put("requests", requests);
            fixed.put("resources", resources);
            fixed.remove("volumeAttributesClassName");
        }
        return fixed;
    }
}
