package dev.pilothouse.ui.forward;

import dev.pilothouse.cluster.Forward;
import dev.pilothouse.forward.Forwards;
import dev.pilothouse.forward.LocalPorts;
import dev.pilothouse.forward.Offer;
import dev.pilothouse.forward.Plan;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Fx;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a new forward shall be. The local port is proposed, and stays as it was typed from then on. */
final class ForwardViewModel {

    private static final String EVERYWHERE = "0.0.0.0";

    private final Session session;
    private final ResourceRef ref;
    private final Forwards forwards;
    private final Fx fx;
    private final ReadOnlyObjectWrapper<FormState> state = new ReadOnlyObjectWrapper<>(new FormState.Reading());
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty localPort = new SimpleStringProperty("");
    private final ObjectProperty<Plan.Scheme> scheme = new SimpleObjectProperty<>(Plan.Scheme.HTTP);
    private final BooleanProperty starts = new SimpleBooleanProperty();
    private final BooleanProperty exposed = new SimpleBooleanProperty();
    private final StringProperty address = new SimpleStringProperty(EVERYWHERE);
    private final StringProperty confirmed = new SimpleStringProperty("");
    private String proposed = "";

    ForwardViewModel(Session session, ResourceRef ref, Forwards forwards, Fx fx) {
        this.session = session;
        this.ref = ref;
        this.forwards = forwards;
        this.fx = fx;
        port.subscribe((_, now) -> propose(now));
        read();
    }

    void read() {
        state.set(new FormState.Reading());
        fx.call(() -> Offer.of(session.cluster().get(ref))).onDone(this::ready).onRefused(problem -> state.set(new FormState.Refused(problem)));
    }

    private void ready(List<Offer> offers) {
        state.set(new FormState.Ready(offers));
        offers.stream().findFirst().ifPresent(first -> port.set(first.port()));
    }

    /** What the person typed over the proposal stays. */
    private void propose(String wanted) {
        scheme.set(Plan.Scheme.of(wanted));
        offered(wanted).or(() -> number(wanted)).ifPresent(number -> fx.call(() -> LocalPorts.proposed(number)).onDone(free -> {
            if (localPort.get().equals(proposed)) {
                proposed = Integer.toString(free);
                localPort.set(proposed);
            }
        }));
    }

    private Optional<Integer> offered(String wanted) {
        return state.get() instanceof FormState.Ready ready
                ? ready.offers().stream().filter(offer -> offer.port().equals(wanted)).map(Offer::number).findFirst()
                : Optional.empty();
    }

    private static Optional<Integer> number(String text) {
        return text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535 ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    ResourceRef ref() {
        return ref;
    }

    ReadOnlyObjectProperty<FormState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Number or name of the port in the cluster. */
    StringProperty portProperty() {
        return port;
    }

    /** Port of this computer, empty for any that is free. */
    StringProperty localPortProperty() {
        return localPort;
    }

    ObjectProperty<Plan.Scheme> schemeProperty() {
        return scheme;
    }

    BooleanProperty startsProperty() {
        return starts;
    }

    /** Whether other computers may come in. */
    BooleanProperty exposedProperty() {
        return exposed;
    }

    StringProperty addressProperty() {
        return address;
    }

    /** The address as it was typed once more. */
    StringProperty confirmedProperty() {
        return confirmed;
    }

    /** Returns the key of what is missing or wrong, empty when it can begin. */
    Optional<String> hindrance() {
        if (!(state.get() instanceof FormState.Ready)) {
            return Optional.of("forward.off.reading");
        }
        if (!port.get().matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?") || (port.get().matches("\\d+") && number(port.get()).isEmpty())) {
            return Optional.of("forward.off.port");
        }
        if (!localPort.get().isEmpty() && number(localPort.get()).isEmpty()) {
            return Optional.of("forward.off.local");
        }
        if (exposed.get() && address().isEmpty()) {
            return Optional.of("forward.off.address");
        }
        return exposed.get() && !confirmed.get().equals(address.get()) ? Optional.of("forward.off.confirm") : Optional.empty();
    }

    private Optional<InetAddress> address() {
        try {
            return Optional.of(InetAddress.ofLiteral(address.get().strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Begins it; only when nothing hinders. */
    void begin() {
        int local = number(localPort.get()).orElse(0);
        Forward.Local at = exposed.get() ? new Forward.Local(address().orElseThrow(), local, confirmed.get()) : Forward.Local.loopback(local);
        forwards.add(new Plan(ref, port.get(), at, scheme.get(), starts.get() && !exposed.get()));
    }
}
