package dev.pilothouse.guide.probe;

import dev.pilothouse.guide.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What happens to a container under its probes, in milliseconds from its first start.
 *
 * @param until where the timeline ends
 * @param stages what the container does, without gaps
 * @param checks in the order in which they begin
 * @param kills when the kubelet stops the container
 * @param traffic while it may get traffic
 */
public record Timeline(long until, List<Stage> stages, List<Check> checks, List<Kill> kills, List<Span> traffic) {

    /** What a container is doing. */
    public enum State {
        STARTING,
        UP,
        HUNG,
        STOPPING,
        BACK_OFF;

        /** Returns the word for it in keys: {@code back-off}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** From one moment to another. */
    public record Span(long from, long to) {
        boolean holds(long moment) {
            return moment >= from && moment < to;
        }
    }

    /**
     * One stage.
     *
     * @param life which start of the container it belongs to, counted from 1
     */
    public record Stage(State state, Span span, int life) {}

    /**
     * One check.
     *
     * @param run how many in a row had this result, with it
     */
    public record Check(ProbeKind probe, long at, long answered, boolean passed, int run) {}

    /** The kubelet stops the container because that probe failed too often. */
    public record Kill(ProbeKind by, long at) {}

    /** Returns the stage of that moment. */
    public Stage stage(long moment) {
        return stages.stream().filter(stage -> stage.span().holds(moment)).findFirst().orElse(stages.getLast());
    }

    /** Tells whether it may get traffic at that moment. */
    public boolean traffic(long moment) {
        return traffic.stream().anyMatch(span -> span.holds(moment));
    }

    /** Draws it with every probe's clock at its earliest. */
    public static Timeline of(Probes probes, Assumptions assumptions, long until) {
        return of(probes, assumptions, Ticks.earliest(probes), until);
    }

    static Timeline of(Probes probes, Assumptions assumptions, Ticks ticks, long until) {
        return new Kubelet(probes, assumptions, ticks, until).run();
    }

    /** Says in sentences how things stand at a moment: what the container does, whether it gets traffic, and how the latest check went. */
    public List<Effect> inWords(long moment) {
        List<Effect> said = new ArrayList<>();
        said.add(Effect.note("guide.probe.at." + stage(moment).state().word(), Moments.text(moment)));
        said.add(Effect.note(traffic(moment) ? "guide.probe.at.traffic" : "guide.probe.at.no-traffic"));
        checks.stream()
                .filter(check -> check.answered() <= moment && check.at() >= lifeStart(moment))
                .reduce((_, later) -> later)
                .ifPresent(check -> said.add(Effect.note(
                        "guide.probe.at." + check.probe().word() + (check.passed() ? "-passed" : "-failed"), Integer.toString(check.run()))));
        return said;
    }

    private long lifeStart(long moment) {
        int life = stage(moment).life();
        return stages.stream().filter(stage -> stage.life() == life).mapToLong(stage -> stage.span().from()).findFirst().orElse(0);
    }
}
