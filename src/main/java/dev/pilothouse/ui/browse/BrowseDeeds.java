package dev.pilothouse.ui.browse;

import dev.pilothouse.guide.Drain;
import dev.pilothouse.guide.engine.RunDeed;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Row;
import dev.pilothouse.model.Tree;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.LiveTable;
import dev.pilothouse.ui.navigation.Navigator;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What can be done with the rows of a table: mostly, to go somewhere. Nothing here writes; a change starts as a draft to review. */
final class BrowseDeeds {


    private final Session session;
    private final BrowseViewModel model;
    private final LiveTable table;
    private final Fx fx;
    private final Navigator navigator;
    private final Consumer<Set<String>> chooseNamespaces;
    private boolean peeking;

    BrowseDeeds(
            Session session,
            BrowseViewModel model,
            LiveTable table,
            Fx fx,
            Navigator navigator,
            Consumer<Set<String>> chooseNamespaces) {
        this.session = session;
        this.model = model;
        this.table = table;
        this.fx = fx;
        this.navigator = navigator;
        this.chooseNamespaces = chooseNamespaces;
        model.selectionProperty().addListener((source, before, rows) -> follow(before, rows));
    }

    private void follow(List<Row> before, List<Row> now) {
        if (peeking && now.size() == 1 && (before.size() != 1 || !before.getFirst().uid().equals(now.getFirst().uid()))) {
            peek();
        }
    }

    Optional<Row> row() {
        List<Row> rows = model.selectionProperty().get();
        return rows.size() == 1 ? Optional.of(rows.getFirst()) : Optional.empty();
    }

    /** To where what measures can be added. */
    void addons() {
        navigator.go(new Place.Addons());
    }

    void across() {
        navigator.go(new Place.Across(model.kind()));
    }

    void deploy() {
        navigator.go(new Place.Deploy());
    }

    void open() {
        peeking = false;
        row().ifPresent(row -> navigator.go(new Place.Detail(row.ref())));
    }

    /** Opens beside the table, which keeps the focus; from now on what is beside follows the selection. */
    void peek() {
        peeking = true;
        row().ifPresent(row -> {
            navigator.go(new Place.Detail(row.ref()));
            fx.later(table::requestFocus);
        });
    }

    void yaml() {
        row().ifPresent(row -> navigator.go(new Place.Detail(row.ref(), "yaml")));
    }

    void rollout() {
        row().ifPresent(row -> navigator.go(new Place.Rollout(row.ref())));
    }

    void edit() {
        row().ifPresent(row -> navigator.go(new Place.EditYaml(row.ref())));
    }

    void scale() {
        List<ResourceRef> refs = refs();
        navigator.go(refs.size() == 1 ? new Place.Scale(refs.getFirst()) : new Place.ScaleSeveral(refs));
    }

    void keys() {
        row().ifPresent(row -> navigator.go(new Place.Keys(row.ref())));
    }

    void shell() {
        row().ifPresent(row -> navigator.go(new Place.Terminal(row.ref())));
    }

    void attach() {
        row().ifPresent(row -> navigator.go(new Place.Terminal(row.ref(), "", true)));
    }

    void probes() {
        row().ifPresent(row -> navigator.go(new Place.Probes(row.ref())));
    }

    void forward() {
        row().ifPresent(row -> navigator.go(new Place.Forward(row.ref())));
    }

    void files() {
        row().ifPresent(row -> navigator.go(new Place.Files(row.ref(), "")));
    }

    void make(String id) {
        navigator.go(new Place.Guide(id));
    }

    void guide(String id) {
        row().ifPresent(row -> navigator.go(new Place.Guide(id, row.ref())));
    }

    /** Tells whether what is shown can be broken on purpose: pods and nodes of a playground. */
    boolean breakable() {
        return session.context().simulated() && Place.Simulation.takes(model.kind());
    }

    void breakIt() {
        row().ifPresent(row -> navigator.go(new Place.Simulation(Optional.of(row.ref()))));
    }

    private List<ResourceRef> refs() {
        return model.selectionProperty().get().stream().map(Row::ref).toList();
    }

    void drain() {
        row().ifPresent(row -> navigator.go(new Place.Drain(row.ref())));
    }

    /** Keeps new pods off the node, or lets them come again, whichever it is not. */
    void cordon() {
        row().ifPresent(row -> fx.call(() -> session.cluster().get(row.ref()).tree().isTrue("spec", "unschedulable"))
                .onDone(cordoned -> navigator.go(new Place.Review(Drain.cordon(row.ref().name(), !cordoned)))));
    }

    void run(RunDeed deed) {
        navigator.go(new Place.Run(refs(), deed.word()));
    }

    void delete() {
        navigator.go(new Place.Delete(refs()));
    }

    /** A row knows only its owner's uid, so the object is asked who that is. */
    void owner() {
        row().ifPresent(row -> fx.call(() -> controller(session.cluster().get(row.ref())))
                .onDone(found -> found.ifPresent(ref -> navigator.go(new Place.Detail(ref)))));
    }

    private Optional<ResourceRef> controller(Document document) {
        return document.tree().trees("metadata", "ownerReferences").stream()
                .filter(owner -> owner.isTrue("controller"))
                .findFirst()
                .flatMap(owner -> reference(owner, document.namespace()));
    }

    private Optional<ResourceRef> reference(Tree owner, String namespace) {
        return session.cluster()
                .catalog(false)
                .kind(owner.text("apiVersion"), owner.text("kind"))
                .map(kind -> new ResourceRef(kind, kind.namespaced() ? namespace : "", owner.text("name")));
    }

    void namespaceOfRow() {
        row().map(Row::namespace).filter(namespace -> !namespace.isEmpty()).ifPresent(this::chooseNamespace);
    }

    void chooseNamespace(String namespace) {
        chooseNamespaces.accept(Set.of(namespace));
    }

    void events() {
        row().ifPresent(row -> navigator.go(new Place.Timeline(Optional.of(row.ref()))));
    }

    void logs() {
        row().ifPresent(row -> navigator.go(new Place.Logs(row.ref())));
    }

    void map() {
        row().ifPresent(row -> navigator.go(new Place.Topology(Optional.of(row.ref()))));
    }

    void copyRows() {
        table.copyRows();
    }

    void copyNames() {
        table.copyNames();
    }
}
