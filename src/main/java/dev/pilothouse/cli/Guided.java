package dev.pilothouse.cli;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Form;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.form.Remark;
import dev.pilothouse.guide.form.Sheet;
import dev.pilothouse.guide.form.Subject;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Fills in a guide from the command line: the same checks and effects as on the screen, said on the terminal. */
final class Guided {

    private final Work work;
    private final Changes changes;

    Guided(Work work, ChangeOptions options, FormOption form) {
        this.work = work;
        changes = new Changes(work.terminal(), options, form);
    }

    /**
     * Fills in the guide for an object, says what there is to say, and carries the change out.
     *
     * @throws ProblemException {@code KIND_NOT_GUIDED} when the guide is not for such objects
     */
    int carryOut(Session session, Guide guide, ResourceRef ref, UnaryOperator<Sheet> edit) {
        if (!guide.fits(ref.kind())) {
            throw new ProblemException(Problem.of(ProblemCode.KIND_NOT_GUIDED, ref.toString()));
        }
        Document live = session.cluster().get(ref);
        Subject subject = new Subject(
                Optional.of(ref), Optional.of(live), ref.namespace(), session.around(ref.namespace(), guide.around(Optional.of(ref))));
        Form form = Form.of(guide, edit.apply(guide.start(subject)));
        form.remarks().stream().filter(remark -> remark.blocks() || remark.effect().weight() != Effect.Weight.NOTE).forEach(this::tell);
        if (!form.unsettled().isEmpty()) {
            return ExitCode.REFUSED;
        }
        var kinds = session.cluster().catalog(false);
        if (!form.changes(kinds::kind)) {
            work.terminal().line(say(Effect.note("cli.change.unchanged", GetCommand.typedName(ref))));
            return ExitCode.DONE;
        }
        return changes.carryOut(session, form.draft(kinds::kind));
    }

    private void tell(Remark remark) {
        if (remark.blocks()) {
            work.terminal().remark("cli.error", say(remark.effect()));
        } else {
            work.terminal().warning(say(remark.effect()));
        }
    }

    private String say(Effect effect) {
        return work.terminal().words().say(effect.key(), effect.args().toArray());
    }
}
