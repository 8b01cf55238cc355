package dev.pilothouse.platform.kind.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pilothouse.local.Blueprint;
import dev.pilothouse.local.PreflightFinding;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Container;
import dev.pilothouse.platform.kind.preflight.EngineFacts.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the things that a cluster asks for: its name, ports, images, folders and file. */
class WishChecksTest {

    private static final Blueprint SHOP = Blueprint.of(
            """
            kind: Cluster
            apiVersion: kind.x-k8s.io/v1alpha4
            name: shop
            nodes:
            - role: control-plane
              extraPortMappings:
              # the shop's door
              - containerPort: 80
                hostPort: 8080
                listenAddress: 127.0.0.1
              - containerPort: 53
                hostPort: 8081
                protocol: UDP
              - containerPort: 9
            - role: worker
              extraMounts:
              - hostPath: /srv/shop
                containerPath: /data
            """);

    private static List<PreflightFinding> ports(Map<Integer, PortHolder> holders) {
        return PortsCheck.of(PortWish.of(SHOP), (_, _, port) -> holders.getOrDefault(port, new PortHolder.Nobody()));
    }

    @Test
    void onlyPortsThatAreNamedAreLookedAt() {
        PreflightFinding free = ports(Map.of()).getFirst();
        assertEquals(List.of("GOOD all-free"), Said.variants(ports(Map.of())));
        assertEquals("ports 8080, 8081 free", Said.title(free));
        assertEquals(List.of(), PortsCheck.of(PortWish.of(Blueprint.of("kind: Cluster\n")), (_, _, _) -> new PortHolder.Somebody()));
        Blueprint api = SHOP.networking().withApiServerPort(6443).extras().withRegistry(5001);
        assertEquals(List.of(8080, 8081, 6443, 5001), PortWish.of(api).stream().map(PortWish::port).toList());
        assertEquals(List.of("tcp", "udp", "tcp", "tcp"), PortWish.of(api).stream().map(PortWish::protocol).toList());
    }

    @Test
    void aTakenPortSaysByWhomAndOffersTheNext() {
        List<PreflightFinding> findings = ports(Map.of(8080, new PortHolder.Program("java", 4121)));
        assertEquals(List.of("ERROR taken-by-program"), Said.variants(findings));
        PreflightFinding taken = findings.getFirst();
        assertEquals("Port 8080 is taken by java, process 4121", Said.title(taken));
        assertEquals(List.of("nodes", 0, "extraPortMappings", 0, "hostPort"), taken.field());
        assertEquals(List.of("Use 8082"), Said.mends(taken)); // 8081 is wanted by the other
        assertEquals(SHOP.text().text().replace("hostPort: 8080", "hostPort: 8082"), Said.changed(taken));
    }

    @Test
    void whoElseMayHaveAPort() {
        assertEquals(List.of("ERROR taken-by-container"), Said.variants(ports(Map.of(8080, new PortHolder.Container("db")))));
        assertEquals(List.of("ERROR taken-by-this-app"), Said.variants(ports(Map.of(8080, new PortHolder.ThisApp()))));
        assertEquals(List.of("ERROR taken"), Said.variants(ports(Map.of(8080, new PortHolder.Somebody()))));
        assertEquals(
                List.of("ERROR no-such-address", "ERROR taken"),
                Said.variants(ports(Map.of(8080, new PortHolder.NoSuchAddress(), 8081, new PortHolder.Somebody()))));
        assertEquals(List.of(), Said.mends(ports(Map.of(8080, new PortHolder.NoSuchAddress())).getFirst()));
    }

    @Test
    void aTakenPortIsSaidOnceHoweverManyNodesWantIt() {
        Blueprint twice = SHOP.networking().withApiServerPort(8080);
        assertEquals(3, PortWish.of(twice).size());
        PortHolder.Finder holders = (_, _, port) -> port == 8080 ? new PortHolder.Somebody() : new PortHolder.Nobody();
        assertEquals(List.of("ERROR taken"), Said.variants(PortsCheck.of(PortWish.of(twice), holders)));
    }

    @Test
    void aPortOfRootsHasItsUsualPlaceElsewhere() {
        Blueprint web = SHOP.networking().withApiServerPort(443);
        PreflightFinding forbidden = PortsCheck.of(
                        PortWish.of(web), (_, _, port) -> port < 1024 ? new PortHolder.Forbidden() : new PortHolder.Nobody())
                .getFirst();
        assertEquals("forbidden", forbidden.variant());
        assertEquals(List.of("Use 8443", "$ sudo sysctl net.ipv4.ip_unprivileged_port_start=443"), Said.mends(forbidden));
    }

    @Test
    void noPortIsOfferedWhereNoneIsFree() {
        PreflightFinding taken = PortsCheck.of(PortWish.of(SHOP.networking().withApiServerPort(65_535)), (_, _, _) -> new PortHolder.Somebody()).getLast();
        assertEquals(List.of(), Said.mends(taken));
    }

    private static Container container(String name, String state, String cluster, String role) {
        return new Container(name, state, Map.of(Container.CLUSTER_LABEL, cluster, Container.ROLE_LABEL, role), List.of());
    }

    private static final Container STRANGER = new Container("shop-worker", "running", Map.of(), List.of());

    @Test
    void aNameIsFreeUnlessAClusterHasIt() {
        Container other = container("team-control-plane", "running", "team", "control-plane");
        assertEquals(List.of("GOOD free"), Said.variants(NameCheck.of(SHOP, List.of())));
        assertEquals(List.of("GOOD free"), Said.variants(NameCheck.of(SHOP, List.of(other))));

        List<Container> shop = List.of(
                container("shop-control-plane", "running", "shop", "control-plane"),
                container("shop-2-control-plane", "exited", "shop-2", "control-plane"));
        List<PreflightFinding> taken = NameCheck.of(SHOP, shop);
        assertEquals(List.of("ERROR taken"), Said.variants(taken));
        assertEquals(List.of("Use shop-3"), Said.mends(taken.getFirst()));
        assertEquals(List.of("Use shop-3"), Said.mends(NameCheck.of(SHOP.withName("shop-2"), shop).getFirst()));
        assertEquals(SHOP.text().text().replace("name: shop", "name: shop-3"), Said.changed(taken.getFirst()));
        List<PreflightFinding> paused = NameCheck.of(SHOP, List.of(container("shop-control-plane", "exited", "shop", "control-plane")));
        assertEquals(List.of("ERROR taken-by-paused"), Said.variants(paused));
    }

    @Test
    void whatIsLeftOfACreationIsRemovedByKind() {
        List<PreflightFinding> worker = NameCheck.of(SHOP, List.of(container("shop-worker", "running", "shop", "worker")));
        assertEquals(List.of("ERROR left-over"), Said.variants(worker));
        assertEquals(List.of("$ kind delete cluster --name shop", "Use shop-2"), Said.mends(worker.getFirst()));
        List<Container> neverStarted = List.of(
                container("shop-control-plane", "created", "shop", "control-plane"), container("shop-worker", "running", "shop", "worker"));
        assertEquals(List.of("ERROR left-over"), Said.variants(NameCheck.of(SHOP, neverStarted)));
    }

    @Test
    void aStrangersContainerMayHaveTheNameOfANode() {
        assertEquals(List.of("ERROR container"), Said.variants(NameCheck.of(SHOP, List.of(STRANGER))));
        Container balancer = new Container("shop-external-load-balancer", "exited", Map.of(), List.of());
        assertEquals(List.of("GOOD free"), Said.variants(NameCheck.of(SHOP, List.of(balancer))));
        Blueprint available = Blueprint.of(SHOP.text().text().replace("role: worker", "role: control-plane"));
        assertEquals(List.of("ERROR container"), Said.variants(NameCheck.of(available, List.of(balancer))));
    }

    private static final String NODE = "kindest/node:v1.37.0@sha256:a1ed56cfb0e7b93589bdf97c8cd566405a265939e3620fc4f5de89adff580ae5";

    private static List<PreflightFinding> images(Blueprint blueprint, ImageState... states) {
        Map<String, ImageState> images = new LinkedHashMap<>();
        for (ImageState state : states) {
            images.put(images.isEmpty() ? NODE : "docker.io/envoyproxy/envoy:v1.36.2", state);
        }
        return ImageCheck.of(blueprint, images, List.of(NODE), Optional.of("kindest/node:v1.34.4-lab"));
    }

    @Test
    void imagesAreHereOrToBePulled() {
        assertEquals(List.of("GOOD here"), Said.variants(images(SHOP, new ImageState.Here())));
        assertEquals("image v1.37.0 is here", Said.title(images(SHOP, new ImageState.Here()).getFirst()));
        assertEquals(List.of("GOOD all-here"), Said.variants(images(SHOP, new ImageState.Here(), new ImageState.Here())));
        assertEquals(
                List.of("NOTE to-pull", "NOTE to-pull-unsized"),
                Said.variants(images(SHOP, new ImageState.Remote(440_000_000), new ImageState.Remote(0))));
        assertEquals(
                "kindest/node:v1.37.0 is still to be pulled, 420 MiB", Said.title(images(SHOP, new ImageState.Remote(440_000_000)).getFirst()));
        assertEquals(List.of(), images(SHOP));
    }

    @Test
    void anImageThatCannotBeHadIsReplacedByOneThatIsHere() {
        PreflightFinding unknown = images(SHOP.withImage(NODE), new ImageState.Unknown("docker.io")).getFirst();
        assertEquals("ERROR unknown", Said.variants(List.of(unknown)).getFirst());
        assertEquals(List.of("image"), unknown.field());
        assertEquals(List.of("Use v1.34.4-lab"), Said.mends(unknown));
        assertEquals(Set.of("kindest/node:v1.34.4-lab"), Blueprint.of(Said.changed(unknown)).images());

        PreflightFinding balancer = images(SHOP, new ImageState.Here(), new ImageState.Unreachable("docker.io")).getFirst();
        assertEquals("WARNING unreachable", Said.variants(List.of(balancer)).getFirst());
        assertEquals(List.of(), Said.mends(balancer), "no node image helps a load balancer");

        Blueprint own = SHOP.node(1).withOwnImage(NODE);
        PreflightFinding unreachable = images(own, new ImageState.Unreachable("docker.io")).getFirst();
        assertEquals("WARNING unreachable", Said.variants(List.of(unreachable)).getFirst());
        assertEquals(List.of("nodes", 1, "image"), unreachable.field());
        assertEquals(Set.of("kindest/node:v1.34.4-lab"), Blueprint.of(Said.changed(unreachable)).images());
    }

    @Test
    void foldersMustBeThere() {
        assertEquals(List.of("GOOD there"), Said.variants(FoldersCheck.of(SHOP, Place.HERE, _ -> false)));
        PreflightFinding missing = FoldersCheck.of(SHOP, Place.VIRTUAL_MACHINE, _ -> true).getFirst();
        assertEquals("WARNING missing", Said.variants(List.of(missing)).getFirst());
        assertEquals(List.of("nodes", 1, "extraMounts", 0, "hostPath"), missing.field());
        assertEquals(List.of("$ mkdir -p /srv/shop"), Said.mends(missing));
        assertEquals(List.of("NOTE elsewhere"), Said.variants(FoldersCheck.of(SHOP, Place.ELSEWHERE, _ -> true)));
        assertEquals(List.of(), FoldersCheck.of(Blueprint.of("kind: Cluster\n"), Place.ELSEWHERE, _ -> true));
    }

    @ParameterizedTest
    @CsvSource({
        "ipv4, false, false, ''",
        "dual, true,  true,  ''",
        "dual, false, true,  ERROR host-without",
        "ipv6, true,  false, ERROR network-without",
    })
    void addressesOfTheSixthVersion(String family, boolean host, boolean network, String variant) {
        List<PreflightFinding> findings =
                IpFamilyCheck.of(SHOP.networking().withIpFamily(family), new IpFamilyCheck.Ipv6(host, network));
        assertEquals(variant.isEmpty() ? List.of() : List.of(variant), Said.variants(findings));
        findings.forEach(finding -> assertEquals("ipv4", Blueprint.of(Said.changed(finding)).networking().ipFamily()));
    }

    @Test
    void theKubeconfigMustBeOursToWrite() {
        Path file = Path.of("/home/Jörg Müller/kind-shop.kubeconfig");
        assertEquals(List.of("GOOD writable"), Said.variants(KubeconfigCheck.of(new KubeconfigCheck.Facts(file, true, Optional.empty()))));
        assertEquals(List.of("ERROR not-writable"), Said.variants(KubeconfigCheck.of(new KubeconfigCheck.Facts(file, false, Optional.empty()))));
        assertEquals(
                List.of("WARNING in-use"),
                Said.variants(KubeconfigCheck.of(new KubeconfigCheck.Facts(file, true, Optional.of(Duration.ofMillis(300))))));
        List<PreflightFinding> locked = KubeconfigCheck.of(new KubeconfigCheck.Facts(file, true, Optional.of(Duration.ofHours(3))));
        assertEquals(List.of("ERROR locked"), Said.variants(locked));
        assertEquals(List.of("$ rm '/home/Jörg Müller/kind-shop.kubeconfig.lock'"), Said.mends(locked.getFirst()));
        assertEquals("'it'\\''s'", KubeconfigCheck.quoted("it's"));
    }

    private static Proxies proxy(String https, String none) {
        return Proxies.of("", https, none);
    }

    private static List<String> proxies(Proxies environment, Proxies containers, Proxies engine) {
        return Said.variants(ProxyCheck.of(
                new ProxyCheck.Facts(environment, containers, engine), SHOP.networking(), List.of("172.18.0.0/16", "fc00:f853:ccd:e793::/64")));
    }

    @Test
    void proxiesOfNodesAndEngine() {
        Proxies corporate = proxy("http://proxy.corp:3128", "");
        assertEquals(List.of(), proxies(Proxies.NONE, Proxies.NONE, Proxies.NONE));
        assertEquals(List.of("GOOD fine"), proxies(corporate, Proxies.NONE, corporate));
        assertEquals(List.of("NOTE not-the-engines"), proxies(corporate, Proxies.NONE, Proxies.NONE));
        assertEquals(List.of("NOTE engine-only"), proxies(Proxies.NONE, Proxies.NONE, corporate));
        for (String own : List.of("http://127.0.0.1:7890", "http://localhost:7890", "socks5://[::1]:7890", "127.0.0.1:7890")) {
            assertEquals(List.of("WARNING loopback", "NOTE not-the-engines"), proxies(proxy(own, ""), Proxies.NONE, Proxies.NONE), own);
        }
    }

    @Test
    void whatDockerGivesToContainersMustSpareTheClusterItself() {
        Proxies corporate = proxy("http://proxy.corp:3128", "");
        assertEquals(List.of("WARNING not-spared"), proxies(Proxies.NONE, corporate, corporate));
        assertEquals(List.of("GOOD fine"), proxies(Proxies.NONE, proxy("http://proxy.corp:3128", "*"), corporate));
        assertEquals(List.of("GOOD fine"), proxies(Proxies.NONE, proxy("http://p:1", "10.0.0.0/8,172.16.0.0/12,fc00::/7"), corporate));
        assertEquals(List.of("WARNING not-spared"), proxies(Proxies.NONE, proxy("http://p:1", "10.0.0.0/8,172.16.0.0/12"), corporate));
        assertEquals(List.of("GOOD fine"), proxies(corporate, corporate, corporate), "kind spares them by itself");
    }

    @Test
    void aProxysPasswordIsNotShown() {
        assertEquals("http://proxy:3128", proxy("http://me:secret@proxy:3128", "").shown());
        Proxies small = Proxies.of(Map.of("https_proxy", "http://small:1", "HTTP_PROXY", "http://large:1", "http_proxy", "http://no:1"));
        assertEquals(new Proxies("http://large:1", "http://small:1", List.of()), small);
        assertTrue(small.any());
    }
}
