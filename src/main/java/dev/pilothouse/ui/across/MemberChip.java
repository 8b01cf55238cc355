package dev.pilothouse.ui.across;

import dev.pilothouse.model.Health;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.ui.kit.Ages;
import dev.pilothouse.ui.kit.EnvironmentStyle;
import dev.pilothouse.ui.kit.HealthIcon;
import dev.pilothouse.ui.kit.Icon;
import dev.pilothouse.ui.kit.Icons;
import dev.pilothouse.ui.kit.Language;
import dev.pilothouse.ui.kit.ProblemView;
import dev.pilothouse.ui.kit.SafeText;
import dev.pilothouse.words.Words;
import java.time.Instant;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;

/** One of the clusters: its name in the colour of its environment, how it is doing, and what can be done about it. */
final class MemberChip extends MenuButton {

    private final Member member;
    private final Language language;
    private final MenuItem open = new MenuItem();
    private final MenuItem retry = new MenuItem();
    private final MenuItem remove = new MenuItem();

    MemberChip(Member member, EnvironmentStyle environment, Language language, Runnable toCluster, Runnable leaveOut) {
        this.member = member;
        this.language = language;
        getStyleClass().addAll("member", environment.styleClass());
        setMinWidth(USE_PREF_SIZE);
        open.setOnAction(_ -> toCluster.run());
        open.setGraphic(Icon.of(Icons.OPEN_ELSEWHERE));
        retry.setOnAction(_ -> member.retry());
        retry.setGraphic(Icon.of(Icons.REFRESH));
        remove.setOnAction(_ -> leaveOut.run());
        remove.setGraphic(Icon.of(Icons.CLOSE));
        getItems().addAll(open, retry, remove);
        member.stateProperty().addListener((_, _, _) -> tell());
        language.onChange(this, this::tell);
        tell();
    }

    /** Reads again how it is doing; ages count. */
    void tell() {
        Words words = language.words();
        MemberState state = member.stateProperty().get();
        setGraphic(new HealthIcon(health(state)));
        setText(SafeText.line(member.name()) + "  " + summary(words, state));
        String sentence = sentence(words, state);
        setTooltip(new Tooltip(sentence));
        setAccessibleText(member.name() + ", " + sentence);
        open.setText(words.say("across.open", member.name()));
        retry.setText(words.say("kit.state.try-now"));
        remove.setText(words.say("across.leave-out", member.name()));
    }

    private static Health.State health(MemberState state) {
        return switch (state) {
            case MemberState.Connecting _, MemberState.Reading _ -> Health.State.PROGRESS;
            case MemberState.Live _ -> Health.State.OK;
            case MemberState.Stale _ -> Health.State.WARN;
            case MemberState.Refused _ -> Health.State.BAD;
        };
    }

    private String summary(Words words, MemberState state) {
        return switch (state) {
            case MemberState.Connecting() -> words.say("across.state.connecting");
            case MemberState.Reading() -> words.say("across.state.reading");
            case MemberState.Live(int rows, String only) when only.isEmpty() -> Integer.toString(rows);
            case MemberState.Live(int rows, String only) -> words.say("across.state.only", rows, only);
            case MemberState.Stale(Instant seen, Problem _) -> words.say("across.state.stale", age(words, seen));
            case MemberState.Refused(Problem problem) -> words.say("across.state." + refused(problem.code()));
        };
    }

    private static String refused(ProblemCode code) {
        return switch (code) {
            case FORBIDDEN -> "forbidden";
            case SIGNED_OUT -> "signed-out";
            default -> code.away() ? "refused" : "failed";
        };
    }

    private String sentence(Words words, MemberState state) {
        return switch (state) {
            case MemberState.Stale(Instant seen, Problem cause) ->
                words.say("across.state.stale", age(words, seen)) + " " + ProblemView.title(words, cause);
            case MemberState.Refused(Problem problem) -> ProblemView.title(words, problem) + " " + ProblemView.next(words, problem);
            case MemberState.Connecting _, MemberState.Reading _, MemberState.Live _ -> summary(words, state);
        };
    }

    private static String age(Words words, Instant seen) {
        return Ages.say(words, Math.max(0, Instant.now().getEpochSecond() - seen.getEpochSecond()));
    }
}
