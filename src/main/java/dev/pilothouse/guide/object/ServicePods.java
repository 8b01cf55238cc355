package dev.pilothouse.guide.object;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a Service meets the pods of its namespace: whom it selects, and whether they listen where it sends. */
final class ServicePods {

    private ServicePods() {}

    static List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        if (sheet.text(Spot.at(0, "spec", "type")).equals("ExternalName")) {
            return remarks;
        }
        Map<String, String> selector = sheet.tree(ServiceGuide.SELECTOR).texts();
        List<Document> pods = sheet.subject().around(BuiltIn.POD);
        List<Document> selected = Known.selected(pods, selector);
        if (selector.isEmpty()) {
            remarks.add(Remark.at(ServiceGuide.SELECTOR, Effect.warning("guide.service.selects-none")));
        } else if (selected.isEmpty()) {
            remarks.add(nobody(selector, pods));
        } else {
            long ready = selected.stream().filter(Known::isReady).count();
            remarks.add(Remark.at(ServiceGuide.SELECTOR, Effect.note("guide.service.selects", text(selected.size()), text(ready))));
            remarks.addAll(unheard(sheet, selected));
        }
        remarks.addAll(twice(sheet));
        return remarks;
    }

    /** Offers the nearest labels that pods do carry. */
    private static Remark nobody(Map<String, String> selector, List<Document> pods) {
        String wanted = said(selector);
        for (Document pod : pods) {
            Map<String, String> labels = pod.tree().texts("metadata", "labels");
            Map<String, String> near = new TreeMap<>();
            selector.keySet().stream().filter(labels::containsKey).forEach(key -> near.put(key, labels.get(key)));
            if (!near.isEmpty()) {
                return Remark.at(
                        ServiceGuide.SELECTOR,
                        Effect.warning("guide.service.selects-nobody", wanted),
                        new Mend(Effect.note("guide.form.use", said(near)), now -> now.with(ServiceGuide.SELECTOR, near)));
            }
        }
        return Remark.at(ServiceGuide.SELECTOR, Effect.warning("guide.service.selects-nobody", wanted));
    }

    private static String said(Map<String, String> labels) {
        return labels.entrySet().stream().map(label -> label.getKey() + "=" + label.getValue()).collect(Collectors.joining(","));
    }

    /** A target port by name must be declared by the pods; one by number need not be. */
    private static List<Remark> unheard(Sheet sheet, List<Document> pods) {
        Set<String> names = new HashSet<>();
        pods.forEach(pod -> pod.tree().trees("spec", "containers").forEach(container ->
                container.trees("ports").forEach(port -> names.add(port.text("name")))));
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < sheet.size(ServiceGuide.PORTS); i++) {
            Spot target = ServiceGuide.PORTS.then(i, "targetPort");
            String value = sheet.text(target);
            if (value.matches(".*[a-z].*") && !names.contains(value)) {
                remarks.add(Remark.at(target, Effect.warning("guide.service.no-port", value)));
            }
        }
        return remarks;
    }

    private static List<Remark> twice(Sheet sheet) {
        Set<String> seen = new HashSet<>();
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < sheet.size(ServiceGuide.PORTS); i++) {
            Spot spot = ServiceGuide.PORTS.then(i);
            Tree port = sheet.tree(spot);
            String protocol = port.text("protocol");
            if (!port.text("port").isEmpty() && !seen.add(port.text("port") + "/" + (protocol.isEmpty() ? "TCP" : protocol))) {
                remarks.add(Remark.at(spot.then("port"), Effect.error("guide.service.twice", port.text("port"))));
            }
        }
        return remarks;
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
