package dev.pilothouse.guide.object;

import dev.pilothouse.change.Draft.Summary;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check;
import dev.pilothouse.guide.form.Check.Complaint;
import dev.pilothouse.guide.form.Checks;
import dev.pilothouse.guide.form.Field;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Section;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Spot;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.BuiltIn;
import dev.pilothouse.model.Kind;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a CronJob runs: its schedule, whether it is suspended, and what happens when one run meets the next. */
public final class ScheduleGuide implements Guide {

    private static final Spot SPEC = Spot.at(0, "spec");
    private static final Spot SUSPEND = SPEC.then("suspend");
    private static final Spot SCHEDULE = SPEC.then("schedule");

    /** Name of the IANA time zone database, as the controller looks it up. */
    private static final Check ZONE =
            value -> ZoneId.getAvailableZoneIds().contains(value) ? Optional.empty() : Complaint.error("guide.schedule.no-zone", value);

    @Override
    public String key() {
        return "guide.schedule";
    }

    @Override
    public String icon() {
        return "mdi2c-clock-outline";
    }

    @Override
    public Size size() {
        return Size.DRAWER;
    }

    @Override
    public boolean fits(Kind kind) {
        return kind.sameAs(BuiltIn.CRON_JOB);
    }

    @Override
    public Sheet start(Subject subject) {
        return Sheet.of(subject, subject.live().orElseThrow());
    }

    @Override
    public List<Section> sections(Sheet sheet) {
        return List.of(
                Section.of(
                        "guide.schedule.when",
                        Section.plain(sheet.text(SCHEDULE)),
                        Field.text("guide.schedule.cron", SCHEDULE, Checks.CRON).needed(),
                        Field.text("guide.schedule.zone", SPEC.then("timeZone"), ZONE).orElse("UTC"),
                        Field.onOff("guide.schedule.suspend", SUSPEND)),
                Section.of(
                        "guide.schedule.runs",
                        Section.plain(sheet.text(SPEC.then("concurrencyPolicy"))),
                        Field.choice("guide.schedule.overlap", SPEC.then("concurrencyPolicy"), "Allow", "Forbid", "Replace").orElse("Allow"),
                        Field.whole("guide.schedule.late", SPEC.then("startingDeadlineSeconds"), 0, Integer.MAX_VALUE),
                        Field.whole("guide.schedule.keep-good", SPEC.then("successfulJobsHistoryLimit"), 0, 1000).orElse("3"),
                        Field.whole("guide.schedule.keep-bad", SPEC.then("failedJobsHistoryLimit"), 0, 1000).orElse("1")));
    }

    @Override
    public List<Remark> remarks(Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        boolean was = sheet.subject().live().filter(live -> live.tree().isTrue("spec", "suspend")).isPresent();
        boolean is = sheet.tree(SPEC).isTrue("suspend");
        if (is && !was) {
            remarks.add(Remark.at(SUSPEND, Effect.note("guide.schedule.stops")));
        } else if (was && !is) {
            remarks.add(Remark.at(SUSPEND, Effect.note("guide.schedule.resumes")));
        } else if (is) {
            remarks.add(Remark.at(SUSPEND, Effect.warning("guide.schedule.suspended")));
        }
        long deadline = sheet.tree(SPEC).number(-1, "startingDeadlineSeconds");
        if (deadline >= 0 && deadline < 10) {
            remarks.add(Remark.at(SPEC.then("startingDeadlineSeconds"), Effect.warning("guide.schedule.never", Long.toString(deadline))));
        }
        return remarks;
    }

    @Override
    public Summary summary(Sheet sheet) {
        return new Summary("schedule", List.of(sheet.tree(0).text("metadata", "name")));
    }
}
