package dev.pilothouse.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pilothouse.cluster.Catalog;
import dev.pilothouse.cluster.Query;
import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.settings.Settings;
import dev.pilothouse.testing.FakeCluster;
import dev.pilothouse.ui.navigation.Place;
import dev.pilothouse.ui.shell.SidebarViewModel.Count;
import dev.pilothouse.ui.shell.SidebarViewModel.Line;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidebarViewModelTest {

    private static final Kind CERTIFICATE = Kind.namespaced("cert-manager.io", "v1", "Certificate", "certificates");
    private static final Kind LEASE = Kind.namespaced("coordination.k8s.io", "v1", "Lease", "leases");

    private final Settings settings;
    private final SidebarViewModel model;

    SidebarViewModelTest(@TempDir Path folder) {
        settings = Settings.open(folder.resolve("settings.json"));
        model = new SidebarViewModel(settings);
    }

    @Test
    void groupsWhatTheClusterServesAndNothingElse() {
        model.show(catalog());

        assertEquals(
                List.of("(overview.title)", "(topology.title)", "(nodes.title)", "(timeline.title)", "(forward.title)", "[cluster]", "Node", "[workloads]", "Pod", "Deployment", "[configuration]", "ConfigMap", "[more]", "Lease", "[custom-cert-manager.io]"),
                shown());
    }

    @Test
    void opensCustomGroupsOnDemandAndFoldsOthersForGood() {
        model.show(catalog());
        model.toggle(heading("custom-cert-manager.io"));
        model.toggle(heading("workloads"));

        assertEquals(
                List.of("(overview.title)", "(topology.title)", "(nodes.title)", "(timeline.title)", "(forward.title)", "[cluster]", "Node", "[workloads]", "[configuration]", "ConfigMap", "[more]", "Lease", "[custom-cert-manager.io]", "Certificate"),
                shown());
        SidebarViewModel later = new SidebarViewModel(settings);
        later.show(catalog());
        assertEquals(13, later.lines().size(), "workloads stay folded, custom groups start folded");
    }

    @Test
    void pinsKindsToTheTop() {
        model.show(catalog());
        model.pin(CERTIFICATE, true);

        assertEquals(List.of("[pinned]", "Certificate"), shown().subList(5, 7));
        model.pin(CERTIFICATE, false);
        assertEquals("[cluster]", shown().get(5));
    }

    @Test
    void leadsToSeveralClustersWhereThereAreSeveral() {
        model.show(catalog());
        assertEquals("[cluster]", shown().get(5));
        model.several(true);
        assertEquals("(across.sidebar)", shown().get(5));
    }

    @Test
    void leadsBackToOpenTerminals() {
        Place.Terminal terminal = new Place.Terminal(new ResourceRef(FakeCluster.POD, "shop", "web"));
        model.show(catalog());
        model.terminal(Optional.of(terminal));

        Line.Page page = (Line.Page) model.lines().get(5);
        assertEquals(terminal, page.place());
        model.terminal(Optional.empty());
        assertEquals("[cluster]", shown().get(5));
    }

    @Test
    void countsOnlyWhatShowsTheChosenNamespacesWhole() {
        StreamState live = new StreamState.Live(java.time.Instant.EPOCH);
        List<StreamReport> reports = List.of(
                new StreamReport(Query.in(FakeCluster.POD, "shop"), live, 20, 1),
                new StreamReport(Query.in(FakeCluster.POD, "infra"), live, 3, 0),
                new StreamReport(Query.in(FakeCluster.POD, "other"), live, 9, 9),
                new StreamReport(new Query(FakeCluster.POD, "shop", "app=web", ""), live, 2, 2),
                new StreamReport(Query.all(FakeCluster.NODE), live, 4, 0));

        model.count(reports, Set.of("shop", "infra"));
        assertEquals(new Count(23, 1, true), model.countsProperty().get().get("pods"));
        assertEquals(new Count(4, 0, true), model.countsProperty().get().get("nodes"));
        model.count(reports, Set.of());
        assertEquals(Set.of("nodes"), model.countsProperty().get().keySet());
    }

    @Test
    void saysNoneOnlyOfWhatWasRead() {
        StreamState live = new StreamState.Live(java.time.Instant.EPOCH);
        model.count(
                List.of(
                        new StreamReport(Query.all(FakeCluster.POD), new StreamState.Reading(0), 0, 0),
                        new StreamReport(Query.all(FakeCluster.DEPLOYMENT), new StreamState.Reading(7), 7, 0),
                        new StreamReport(Query.all(FakeCluster.NODE), live, 0, 0)),
                Set.of());

        assertEquals(Set.of("deployments.apps", "nodes"), model.countsProperty().get().keySet());
    }

    @Test
    void keepsWhatWasLastKnownWhenNobodyFollowsIt() {
        StreamState live = new StreamState.Live(java.time.Instant.EPOCH);
        model.count(List.of(new StreamReport(Query.all(FakeCluster.POD), live, 23, 1), new StreamReport(Query.all(FakeCluster.NODE), live, 4, 0)), Set.of());
        model.count(List.of(new StreamReport(Query.all(FakeCluster.NODE), live, 5, 0)), Set.of());

        assertEquals(new Count(23, 1, false), model.countsProperty().get().get("pods"));
        assertEquals(new Count(5, 0, true), model.countsProperty().get().get("nodes"));

        model.count(List.of(new StreamReport(Query.all(FakeCluster.POD), new StreamState.Reading(7), 7, 0)), Set.of());
        assertEquals(new Count(23, 1, false), model.countsProperty().get().get("pods"), "part of what is read anew says less than the last count");
    }

    @Test
    void keepsNoCountOfOtherNamespacesOrOfWhatMayNotBeSeenAnyMore() {
        StreamState live = new StreamState.Live(java.time.Instant.EPOCH);
        StreamState forbidden = new StreamState.Forbidden(Problem.of(ProblemCode.FORBIDDEN, "list", "pods", "shop"));
        List<StreamReport> reports = List.of(new StreamReport(Query.in(FakeCluster.POD, "shop"), live, 20, 1));
        model.count(reports, Set.of("shop"));
        model.count(List.of(), Set.of("infra"));
        assertEquals(Set.of(), model.countsProperty().get().keySet());

        model.count(reports, Set.of("shop"));
        model.count(List.of(new StreamReport(Query.in(FakeCluster.POD, "shop"), forbidden, 0, 0)), Set.of("shop"));
        assertEquals(Set.of(), model.countsProperty().get().keySet());

        model.count(reports, Set.of("shop"));
        model.forgetCounts();
        assertEquals(Set.of(), model.countsProperty().get().keySet());
    }

    private SidebarGroups.Group heading(String id) {
        return model.lines().stream()
                .filter(Line.Heading.class::isInstance)
                .map(line -> ((Line.Heading) line).group())
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown() {
        return model.lines().stream()
                .map(line -> switch (line) {
                    case Line.Page page -> "(" + page.titleKey() + ")";
                    case Line.Heading heading -> "[" + heading.group().id() + "]";
                    case Line.Item item -> item.kind().name();
                })
                .toList();
    }

    private static Catalog catalog() {
        List<Catalog.Offer> offers = new ArrayList<>();
        for (Kind kind : List.of(FakeCluster.POD, FakeCluster.CONFIG_MAP, FakeCluster.NODE, FakeCluster.DEPLOYMENT, LEASE)) {
            offers.add(offer(kind, false, "list"));
        }
        offers.add(offer(CERTIFICATE, true, "list"));
        offers.add(offer(Kind.namespaced("", "v1", "Binding", "bindings"), false, "create"));
        return new Catalog(offers, List.of());
    }

    private static Catalog.Offer offer(Kind kind, boolean custom, String verb) {
        return new Catalog.Offer(kind, "", List.of(), List.of(), List.of(verb), custom);
    }
}
