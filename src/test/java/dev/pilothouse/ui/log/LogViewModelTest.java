package dev.pilothouse.ui.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pilothouse.log.Entry;
import dev.pilothouse.log.Level;
import dev.pilothouse.log.Mark;
import dev.pilothouse.log.Report;
import dev.pilothouse.log.Wish;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.testing.SameThreadFx;
import dev.pilothouse.ui.navigation.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LogViewModelTest {

    private static final ResourceRef WEB = new ResourceRef(Kind.namespaced("apps", "v1", "Deployment", "deployments"), "shop", "web");

    private final SameThreadFx fx = new SameThreadFx();
    private final ScriptedLogs logs = new ScriptedLogs();
    private Instant now = Instant.parse("2026-03-01T10:05:00Z");
    private Optional<LogNews.Stale> stale = Optional.empty();
    private final LogViewModel model = new LogViewModel(
            new Place.Logs(WEB), logs, new LogLook(true, false, true, false, LogLook.Json.MESSAGE), fx, () -> now, () -> stale);

    private List<String> shown() {
        Lines lines = model.lines().linesProperty().get();
        List<String> texts = new ArrayList<>();
        for (long place = lines.first(); place < lines.end(); place++) {
            texts.add(lines.at(place).text());
        }
        return texts;
    }

    private void beat() {
        logs.settled();
        fx.advance(LogViewModel.BEAT);
    }

    @Test
    void showsLinesAsTheyComeAndCallsSourcesByWhatTellsThemApart() {
        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.Opening());
        logs.line("web-7f8c4-m8k2p", "one").line("web-7f8c4-t9wqz", "two");
        beat();
        assertThat(shown()).containsExactly("one", "two");
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.Shown());
        assertThat(model.lines().namesProperty().get().shorts()).containsExactly("m8k2p", "t9wqz");
    }

    @Test
    void nothingIsDrawnBetweenTwoBeatsHoweverManyLinesCome() {
        model.start();
        logs.line("web-0", "first");
        beat();
        long before = model.lines().revisionProperty().get();
        for (int i = 0; i < 500; i++) {
            logs.line("web-0", "line " + i);
            logs.settled();
        }
        assertThat(model.lines().revisionProperty().get()).isEqualTo(before);
        fx.advance(LogViewModel.BEAT);
        assertThat(model.lines().revisionProperty().get()).isEqualTo(before + 1);
        assertThat(shown()).hasSize(501);
    }

    @Test
    void hidesWhatTheFilterDoesNotWantAlsoOfLinesThatComeLater() {
        model.start();
        logs.line("web-0", "ERROR no route").line("web-0", "INFO fine");
        beat();
        model.filter().textProperty().set("route");
        assertThat(shown()).containsExactly("ERROR no route");
        logs.line("web-0", "WARN route is slow").line("web-0", "INFO fine again");
        beat();
        assertThat(shown()).containsExactly("ERROR no route", "WARN route is slow");
        model.filter().levelsProperty().set(Set.of(Level.WARN));
        assertThat(shown()).containsExactly("WARN route is slow");
        model.filter().textProperty().set("nowhere");
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.FilteredToNone(4));
        model.filter().clear();
        assertThat(shown()).hasSize(4);
    }

    @Test
    void anExpressionThatCannotBeReadLeavesTheLastOneInForce() {
        model.start();
        logs.line("web-0", "took 12 ms").line("web-0", "took long");
        beat();
        model.filter().patternProperty().set(true);
        model.filter().textProperty().set("\\d+ ms");
        assertThat(shown()).containsExactly("took 12 ms");
        model.filter().textProperty().set("\\d+ (ms");
        assertThat(model.filter().problemProperty().get().orElseThrow().code()).isEqualTo(ProblemCode.LOG_PATTERN_BROKEN);
        assertThat(shown()).containsExactly("took 12 ms");
    }

    @Test
    void hidesASourceAndShowsANewOne() {
        model.start();
        logs.line("web-0", "a").line("web-1", "b");
        beat();
        model.filter().hiddenProperty().set(Set.of(0));
        assertThat(shown()).containsExactly("b");
        logs.line("web-2", "c");
        beat();
        assertThat(shown()).containsExactly("b", "c");
    }

    @Test
    void findsAndGoesRound() {
        model.start();
        for (int i = 0; i < 30; i++) {
            logs.line("web-0", i % 10 == 0 ? "match " + i : "line " + i);
        }
        beat();
        model.search().textProperty().set("MATCH");
        assertThat(model.search().foundProperty().get().count()).isEqualTo(3);
        model.search().step(true);
        assertThat(model.lines().current().map(Entry::text)).as("the newest at first").contains("match 20");
        assertThat(model.lines().followingProperty().get()).isFalse();
        model.search().step(true);
        assertThat(model.lines().current().map(Entry::text)).contains("match 0");
        assertThat(model.search().foundProperty().get().at()).isEqualTo(1);
        model.search().step(false);
        assertThat(model.lines().current().map(Entry::text)).contains("match 20");
        model.filter().textProperty().set("10");
        assertThat(model.search().foundProperty().get().count()).as("among the lines that are shown").isEqualTo(1);
    }

    @Test
    void nothingOfTheLogBeforeIsMarkedOrSelectedInAnother() {
        model.start();
        logs.line("web-0", "one").line("web-0", "two");
        beat();
        model.lines().select(1, false);
        model.lines().toggleMark();
        int log = model.lines().logProperty().get();
        model.containerProperty().set("app");
        assertThat(model.lines().anyMarked()).isFalse();
        assertThat(model.lines().selectionProperty().get()).isEqualTo(Selection.NONE);
        assertThat(model.lines().followingProperty().get()).isTrue();
        assertThat(model.lines().logProperty().get()).as("what is drawn of a number is forgotten").isEqualTo(log + 1);
    }

    @Test
    void showsALineAmongAllOthers() {
        model.start();
        logs.line("web-0", "before").line("web-0", "boom").line("web-0", "after");
        beat();
        model.filter().textProperty().set("boom");
        model.lines().select(1, false);
        model.inContext(1);
        assertThat(shown()).containsExactly("before", "boom", "after");
        assertThat(model.lines().current().map(Entry::text)).contains("boom");
    }

    @Test
    void readsFurtherBackWithoutLosingWhatIsThereAndLessByReadingAnew() {
        model.start();
        logs.line("web-0", "now");
        beat();
        model.sinceProperty().set(new Since.Last(Duration.ofHours(1)));
        assertThat(logs.asked).containsExactly("older 2026-03-01T09:05:00Z");
        assertThat(logs.wishes).hasSize(1);
        model.sinceProperty().set(new Since.Last(Duration.ofMinutes(5)));
        assertThat(logs.wishes).hasSize(2);
        assertThat(logs.wishes.getLast().since()).contains(Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Test
    void theRunBeforeIsReadOnceAndSaidToBeMissing() {
        model.start();
        model.containerProperty().set("app");
        model.previousProperty().set(true);
        Wish wish = logs.wishes.getLast();
        assertThat(wish.previous()).isTrue();
        assertThat(wish.containers()).isEqualTo(new Wish.Which.Named("app"));
        logs.mark("web-0", Mark.Event.UNREADABLE, "NOT_FOUND", "previous terminated container not found");
        logs.settled();
        logs.listener().ended();
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.NoPrevious());
    }

    @Test
    void saysWhatIsWrongAboveTheLines() {
        model.start();
        logs.mark("web-0", Mark.Event.WAITING, "ContainerCreating");
        beat();
        assertThat(model.newsProperty().get()).contains(new LogNews.Waiting("ContainerCreating", ScriptedLogs.START));
        logs.line("web-0", "hello");
        beat();
        assertThat(model.newsProperty().get()).isEmpty();
        logs.mark("web-0", Mark.Event.ENDED, "143", "Error");
        beat();
        assertThat(model.newsProperty().get()).contains(new LogNews.Ended());
        stale = Optional.of(new LogNews.Stale(now, now.plusSeconds(3)));
        fx.advance(Duration.ofSeconds(1));
        assertThat(model.newsProperty().get()).contains(stale.get());
    }

    @Test
    void saysWhenNoPodBelongsToItAndWhyItMayNotBeRead() {
        model.start();
        logs.listener().report(new Report(0, 0, 0, false, false));
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.NoPods());
        Problem problem = Problem.of(ProblemCode.FORBIDDEN, "get", "pods", "shop");
        logs.listener().refused(problem);
        assertThat(model.stateProperty().get()).isEqualTo(new LogState.Refused(problem));
    }

    @Test
    void countsLevelsAndRates() {
        model.start();
        for (int i = 0; i < 10; i++) {
            logs.line("web-0", i < 3 ? "ERROR x" : "INFO y");
        }
        beat();
        fx.advance(Duration.ofSeconds(1));
        assertThat(model.countsProperty().get().of(Level.ERROR)).isEqualTo(3);
        assertThat(model.countsProperty().get().of(Level.INFO)).isEqualTo(7);
    }

    @Test
    void whileNobodyLooksLinesWaitWhereTheyComeFrom() {
        model.start();
        model.stop();
        long before = model.lines().revisionProperty().get();
        logs.line("web-0", "unseen");
        beat();
        fx.advance(Duration.ofMinutes(1));
        assertThat(model.lines().revisionProperty().get()).isEqualTo(before);
        model.start();
        assertThat(shown()).containsExactly("unseen");
        assertThat(logs.asked).containsExactly("pause", "resume");
        model.close();
        assertThat(logs.asked).endsWith("close");
    }
}
