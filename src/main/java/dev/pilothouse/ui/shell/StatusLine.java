package dev.pilothouse.ui.shell;

import dev.pilothouse.cluster.StreamState;
import dev.pilothouse.guide.Simulation;
import dev.pilothouse.live.StreamReport;
import dev.pilothouse.local.Engines;
import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.Subscription;
import dev.pilothouse.session.Session;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.Anchor;
import dev.pilothouse.ui.kit.Fx;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.shell.StatusViewModel.Freshness;
import dev.pilothouse.ui.shell.StatusViewModel.Pace;
import dev.pilothouse.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The line at the bottom: how fresh the screen is, how fast the server answers, who we are to it. Read again each second. */
final class StatusLine extends HBox {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final Workspace workspace;
    private final Language language;
    private final Fx fx;
    private final InstantSource clock;
    private final Consumer<List<StreamReport>> reports;
    private final FontIcon streamIcon = Icon.of(Icons.LIVE, 14);
    private final Button stream = item("shell.status.stream-help");
    private final Button latency = item("shell.status.latency-help");
    private final Button watches = item("shell.status.watches-help");
    private final Button user = item("shell.status.user-help");
    private final Button version = item("shell.status.version-help");
    private final EngineItem engine;
    private Subscription next = Subscription.NONE;
    private boolean making;
    private boolean asking;

    /**
     * @param engines of this computer
     * @param reports told at each beat how the streams are doing
     * @param clusters called when the person presses who they are or the version
     * @param readAgain called when the person presses the state of the streams
     */
    StatusLine(
            Workspace workspace,
            Language language,
            Fx fx,
            InstantSource clock,
            Consumer<List<StreamReport>> reports,
            Engines engines,
            Runnable clusters,
            Runnable readAgain) {
        this.workspace = workspace;
        this.language = language;
        this.fx = fx;
        this.clock = clock;
        this.reports = reports;
        engine = new EngineItem(engines, language, fx, clusters);
        getStyleClass().add("status-line");
        Anchor.at(Anchor.STATUS_LINE, this);
        Anchor.at(Anchor.STREAM_STATE, stream);
        setAlignment(Pos.CENTER_LEFT);
        stream.setGraphic(streamIcon);
        user.setGraphic(Icon.of(Icons.ACCOUNT, 14));
        stream.setOnAction(event -> readAgain.run());
        latency.setOnAction(event -> readAgain.run());
        watches.setOnAction(event -> readAgain.run());
        user.setOnAction(event -> clusters.run());
        version.setOnAction(event -> clusters.run());
        Region stretch = new Region();
        HBox.setHgrow(stretch, Priority.ALWAYS);
        getChildren().addAll(stream, latency, watches, engine, stretch, user, version);
        workspace.sessionProperty().subscribe(session -> tick());
        language.wordsProperty().subscribe(words -> tick());
    }

    /** Puts something before who we are. */
    void add(Node item) {
        getChildren().add(getChildren().indexOf(user), item);
    }

    /** Speaks of the container engine, and of no cluster, while one is being designed or made. */
    void making(boolean now) {
        if (now != making) {
            making = now;
            engine.show(now);
            tick();
        }
    }

    private static Button item(String helpKey) {
        Button button = new Button();
        button.getStyleClass().setAll("status-item");
        button.setUserData(helpKey);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Reads again, and goes on doing so while a cluster is open. */
    private void tick() {
        next.close();
        Optional<Session> session = workspace.session();
        Words words = language.words();
        if (session.isEmpty() || making) {
            show(stream, making ? "" : words.say("shell.status.no-cluster"));
            icon(Icons.STREAM_LOST, Health.State.UNKNOWN);
            List.of(latency, watches, user, version).forEach(button -> show(button, ""));
            reports.accept(List.of());
            return;
        }
        Session open = session.get();
        List<StreamReport> all = open.live().reports();
        boolean simulated = open.context().simulated();
        freshness(StatusViewModel.of(all), simulated, words);
        if (simulated) {
            hearTime(open);
        }
        long millis = open.cluster().latencyMillis();
        show(latency, millis == 0 ? "" : words.say("shell.status.latency", millis));
        pace(StatusViewModel.pace(millis));
        show(watches, words.say("shell.status.watches", all.size()));
        show(user, open.server().user());
        show(version, open.server().version());
        List.of(latency, watches, user, version).forEach(button -> help(button, words.say(String.valueOf(button.getUserData()))));
        reports.accept(all);
        next = fx.after(BEAT, this::tick);
    }

    /** A simulated clock may run fast or leap: any answer says how late it is there. */
    private void hearTime(Session open) {
        if (!asking) {
            asking = true;
            fx.call(() -> open.cluster().get(Simulation.THE_CLOCK)).onDone(_ -> asking = false).onRefused(_ -> asking = false);
        }
    }

    private void freshness(Freshness freshness, boolean simulated, Words words) {
        Instant now = clock.instant();
        switch (freshness) {
            case Freshness.Idle() -> say(words.say("shell.status.connected"), Icons.LIVE, Health.State.DONE);
            case Freshness.Reading(StreamState.Reading far) ->
                say(
                        far.rowsInAll() > 0
                                ? words.say("shell.status.reading.of", far.rowsSoFar(), far.rowsInAll())
                                : words.say("shell.status.reading", far.rowsSoFar()),
                        Icons.LIVE,
                        Health.State.PROGRESS);
            case Freshness.Live(Instant heard) -> say(live(heard, now, words), Icons.LIVE, Health.State.OK);
            case Freshness.Stale(Instant lastSeen, Instant retryAt, Problem cause) ->
                say(
                        words.say(
                                "shell.status.stale",
                                Ages.say(words, seconds(lastSeen, now)),
                                Ages.say(words, Math.max(0, seconds(now, retryAt)))),
                        Icons.STREAM_LOST,
                        Health.State.WARN);
            case Freshness.SignedOut(Problem cause) -> say(ProblemView.title(words, cause), Icons.SIGN_IN, Health.State.WARN);
            case Freshness.Forbidden(Problem cause) -> say(words.say("shell.status.forbidden"), Icons.FORBIDDEN, Health.State.WARN);
            case Freshness.Failed(Problem cause) -> say(ProblemView.title(words, cause), Icons.STREAM_LOST, Health.State.BAD);
        }
        help(stream, words.say("shell.status.stream-help"));
        if (simulated && freshness instanceof Freshness.Live) {
            say(words.say("shell.status.simulated"), Icons.SIMULATED, Health.State.UNKNOWN);
        }
    }

    private static String live(Instant heard, Instant now, Words words) {
        long age = seconds(heard, now);
        return age < 2 ? words.say("shell.status.live-now") : words.say("shell.status.live", Ages.say(words, age));
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private void say(String text, String literal, Health.State state) {
        show(stream, text);
        icon(literal, state);
    }

    private void icon(String literal, Health.State state) {
        if (!literal.equals(streamIcon.getIconLiteral())) {
            streamIcon.setIconLiteral(literal);
        }
        String shade = HealthIcon.styleClass(state);
        if (!streamIcon.getStyleClass().contains(shade)) {
            streamIcon.getStyleClass().removeIf(name -> name.startsWith("health-"));
            streamIcon.getStyleClass().add(shade);
        }
    }

    private void pace(Pace pace) {
        latency.setGraphic(
                switch (pace) {
                    case FINE -> null;
                    case SLOW -> new HealthIcon(Health.State.WARN);
                    case VERY_SLOW -> new HealthIcon(Health.State.BAD);
                });
    }

    private static void show(Button button, String text) {
        if (!text.equals(button.getText())) {
            button.setText(text);
        }
        button.setVisible(!text.isEmpty());
        button.setManaged(!text.isEmpty());
    }

    private static void help(Button button, String text) {
        Tooltip tooltip = button.getTooltip();
        if (tooltip == null) {
            button.setTooltip(new Tooltip(text));
        } else {
            tooltip.setText(text);
        }
        button.setAccessibleHelp(text);
    }
}
