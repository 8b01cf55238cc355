package dev.pilothouse.platform.playground.validation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether what a schema says of the merging of its lists and maps is sound ({@code x-kubernetes-list-type} and its kin). */
final class CustomListRules {

    private CustomListRules() {}

    static void check(Spot schema) {
        checkMapType(schema, schema.at("x-kubernetes-map-type"));
        Spot listType = schema.at("x-kubernetes-list-type");
        if (listType.present() && !mustBe(schema.at("type"), "array", "x-kubernetes-list-type")) {
            return;
        }
        Spot item = schema.at("items");
        if (listType.text().equals("set") && item.present()) {
            checkSetItem(item);
        }
        if (listType.present()) {
            listType.oneOf("atomic", "set", "map");
        }
        Spot keys = schema.at("x-kubernetes-list-map-keys");
        if (!keys.empty() && !listType.present()) {
            listType.required("must be map if x-kubernetes-list-map-keys is non-empty");
        } else if (!keys.empty() && !listType.text().equals("map")) {
            listType.invalid("must be map if x-kubernetes-list-map-keys is non-empty");
        }
        if (listType.text().equals("map")) {
            checkKeyed(item, keys);
        }
        boolean known = listType.text().equals("map") || listType.text().equals("set");
        if (known && item.at("nullable").isTrue()) {
            item.at("nullable").forbidden("cannot be nullable when x-kubernetes-list-type is " + listType.text());
        }
        if (listType.text().equals("map")) {
            checkKeys(item, keys);
        }
    }

    private static void checkMapType(Spot schema, Spot mapType) {
        if (mapType.present()) {
            mustBe(schema.at("type"), "object", "x-kubernetes-map-type");
            mapType.oneOf("atomic", "granular");
        }
    }

    private static boolean mustBe(Spot type, String wanted, String word) {
        if (type.text().equals(wanted)) {
            return true;
        }
        String rule = "must be " + wanted + " if " + word + " is specified";
        if (type.empty()) {
            type.required(rule);
        } else {
            type.invalid(rule);
        }
        return false;
    }

    private static void checkSetItem(Spot item) {
        String rule = "must be atomic as item of a list with x-kubernetes-list-type=set";
        Spot listType = item.at("x-kubernetes-list-type");
        Spot mapType = item.at("x-kubernetes-map-type");
        if (item.at("type").text().equals("array") && listType.present() && !listType.text().equals("atomic")) {
            listType.invalid(rule);
        }
        if (item.at("type").text().equals("object") && !mapType.text().equals("atomic")) {
            mapType.invalid(null, rule);
        }
    }

    private static void checkKeyed(Spot item, Spot keys) {
        if (keys.empty()) {
            keys.required("must not be empty if x-kubernetes-list-type is map");
        }
        if (!item.present()) {
            item.required("must have a schema if x-kubernetes-list-type is map");
            return;
        }
        if (!item.at("type").text().equals("object")) {
            item.at("type").invalid("must be object if parent array's x-kubernetes-list-type is map");
            return;
        }
        Map<String, Spot> fields = item.at("properties").entries();
        Set<String> seen = new HashSet<>();
        for (Spot key : keys.items()) {
            Spot field = fields.get(key.text());
            if (field == null) {
                keys.invalid("entries must all be names of item properties");
            } else if (List.of("array", "object").contains(field.at("type").text())) {
                field.at("type").invalid(item.at("type").value(), "must be a scalar type if parent array's x-kubernetes-list-type is map");
            }
            if (!seen.add(key.text())) {
                keys.invalid("must not contain duplicate entries");
            }
        }
    }

    private static void checkKeys(Spot item, Spot keys) {
        List<String> required = item.at("required").items().stream().map(Spot::text).toList();
        Map<String, Spot> fields = item.at("properties").entries();
        for (Spot key : keys.items()) {
            Spot field = fields.get(key.text());
            if (field == null) {
                continue;
            }
            if (!required.contains(key.text()) && !field.at("default").present()) {
                field.at("default").required("this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property");
            }
            if (field.at("nullable").isTrue()) {
                field.at("nullable").forbidden("this property is in x-kubernetes-list-map-keys, so it cannot be nullable");
            }
        }
    }
}
