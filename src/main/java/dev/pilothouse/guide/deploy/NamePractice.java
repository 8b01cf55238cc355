package dev.pilothouse.guide.deploy;

import static dev.pilothouse.guide.deploy.Practice.mend;
import static dev.pilothouse.guide.deploy.Situation.spot;

import dev.pilothouse.guide.deploy.Workload.Container;
import dev.pilothouse.guide.form.Mend;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Tree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Names that are taken, in the cluster or twice in the text itself. */
final class NamePractice {

    private final Situation situation;
    private final Practice practice;

    NamePractice(Situation situation, Practice practice) {
        this.situation = situation;
        this.practice = practice;
    }

    void look() {
        Set<String> seen = new HashSet<>();
        for (Part part : situation.parts()) {
            Document document = part.document();
            if (document.name().isEmpty()) {
                continue;
            }
            if (!seen.add(document.apiVersion() + "/" + document.kindName() + "/" + situation.namespace(document) + "/" + document.name())) {
                practice.error(spot(part, "metadata", "name"), "twice", List.of(document.kindName(), document.name()),
                        mend("take-out", sheet -> sheet.minus(part.index())));
            }
        }
        situation.workloads().forEach(workload -> {
            taken(workload);
            workload.containers().forEach(container -> lists(workload, container));
            twice(workload, "containers", workload.pod().trees("containers"), "name", spot(workload, workload.shape().podPath("containers")));
            twice(workload, "volumes", workload.pod().trees("volumes"), "name", spot(workload, workload.shape().podPath("volumes")));
        });
    }

    private void lists(Workload workload, Container container) {
        for (String list : List.of("env", "ports", "volumeMounts")) {
            String key = list.equals("volumeMounts") ? "mountPath" : "name";
            twice(workload, list, container.tree().trees(list), key, spot(workload, workload.path(container, list)));
        }
    }

    /** Lists whose elements are told apart by a field; the server refuses two of the same. */
    private void twice(Workload workload, String list, List<Tree> elements, String key, Spot spot) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < elements.size(); i++) {
            String name = elements.get(i).text(key);
            if (!name.isEmpty() && !seen.add(name)) {
                Spot element = spot.then(i);
                practice.error(element.then(key), "twice-in", List.of(name, list, workload.name()), mend("take-out", sheet -> sheet.without(element)));
            }
        }
    }

    /** A new workload under the name of one that is there would change that one. */
    private void taken(Workload workload) {
        Optional<Document> there = situation.around(workload.shape().kind())
                .filter(found -> found.name().equals(workload.name()) && found.namespace().equals(situation.namespace(workload.object())))
                .findFirst();
        if (there.isEmpty() || situation.sheet().original(workload.object()).isPresent()) {
            return;
        }
        practice.error(spot(workload, "metadata", "name"), "taken", List.of(workload.name(), situation.namespace(workload.object())),
                mend("edit-it", sheet -> editing(sheet, there.get())), another(workload));
    }

    private static Sheet editing(Sheet sheet, Document there) {
        Subject subject = sheet.subject();
        return Sheet.of(new Subject(
                subject.ref(), Optional.of(there), subject.namespace(), subject.around(), subject.known(), subject.prod(), subject.room(), subject.past()), there);
    }

    private Mend another(Workload workload) {
        Set<String> taken = new LinkedHashSet<>();
        situation.around(workload.shape().kind()).forEach(found -> taken.add(found.name()));
        String free = workload.name() + "-2";
        for (int i = 3; taken.contains(free); i++) {
            free = workload.name() + "-" + i;
        }
        String name = free;
        return mend("call-it", sheet -> sheet.with(new Rename(workload.name(), name).in(sheet.text())), name);
    }
}
