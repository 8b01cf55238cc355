package dev.pilothouse.cli;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.KeyNotes;
import dev.pilothouse.guide.KeyRestart;
import dev.pilothouse.guide.KeyUse;
import dev.pilothouse.guide.Keys;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Changes keys of a Secret or ConfigMap, which is made when it is not there. */
final class KeysWriting {

    private final Work work;
    private final ChangeOptions options;
    private final KeyEdits edits;

    KeysWriting(Work work, ChangeOptions options, KeyEdits edits) {
        this.work = work;
        this.options = options;
        this.edits = edits;
    }

    int write(Kind kind, NamespaceOption namespace, String name, String type, Output output, boolean reveal) {
        Session session = work.open();
        ResourceRef ref = new ResourceRef(kind, namespace.of(kind, session.context()), name);
        Keys before = keys(session, ref, type);
        if (!type.isEmpty() && !type.equals(before.type())) {
            throw new ProblemException(Problem.of(ProblemCode.SECRET_TYPE_FIXED, ref.toString(), before.type()));
        }
        Keys keys = edits.edit(before, work.terminal());
        List<Effect> refusals = keys.refusals();
        if (!refusals.isEmpty()) {
            refusals.forEach(refusal -> work.terminal().remark("cli.error", work.terminal().words().say(refusal.key(), refusal.args().toArray())));
            return ExitCode.REFUSED;
        }
        warn(keys, session);
        Draft draft = draft(session, keys);
        if (output == Output.json || output == Output.yaml) {
            return document(session, keys, draft, reveal, output);
        }
        return new Changes(work.terminal(), options).carryOut(session, draft);
    }

    /** Says what the server takes and whoever uses it may not: of a certificate with its key, both are looked at when one changes. */
    private void warn(Keys keys, Session session) {
        Set<String> looked = new LinkedHashSet<>(keys.changes().stream().map(Keys.Change::key).filter(key -> keys.get(key).isPresent()).toList());
        if (looked.contains("tls.crt") && keys.get("tls.key").isPresent()) {
            looked.add("tls.key");
        }
        for (String key : looked) {
            KeyNotes.of(keys, key, session.cluster().clock().instant()).stream()
                    .filter(note -> note.weight() == Effect.Weight.WARNING)
                    .forEach(note -> work.terminal().remark("cli.keys.warning", key, work.terminal().words().say(note.key(), note.args().toArray())));
        }
    }

    /** Who reads a changed key only at its start is restarted, or told about. */
    private Draft draft(Session session, Keys keys) {
        List<ResourceRef> concerned =
                keys.isNew() ? List.of() : KeyRestart.concerned(keys, KeyUse.of(keys.ref(), session.around(keys.ref().namespace(), KeyUse.AROUND)));
        if (edits.restarts()) {
            return KeyRestart.with(keys.draft(), concerned, session.cluster().clock().instant());
        }
        concerned.forEach(workload -> work.terminal().remark("cli.keys.reads-once", GetCommand.typedName(workload)));
        return keys.draft();
    }

    private static Keys keys(Session session, ResourceRef ref, String type) {
        try {
            return Keys.of(session.cluster().get(ref), ref);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.NOT_FOUND) {
                return Keys.fresh(ref, type);
            }
            throw e;
        }
    }

    /** Prints what the object becomes, as the server says it: after a dry run without having changed it. */
    private int document(Session session, Keys keys, Draft draft, boolean reveal, Output output) {
        if (!options.dryRun) {
            int code = new Changes(work.terminal().remarking(), options).carryOut(session, draft);
            if (code == ExitCode.DONE) {
                print(session.cluster().get(keys.ref()), reveal, output);
            }
            return code;
        }
        Preview preview = session.changes().preview(draft);
        Rehearsal rehearsal = session.changes().rehearse(preview, options.forceConflicts ? Choice.TAKE_OVER : Choice.ASK);
        return switch (rehearsal.verdicts().getFirst()) {
            case Verdict.Accepted accepted -> {
                accepted.warnings().forEach(work.terminal()::warning);
                print(accepted.result(), reveal, output);
                yield ExitCode.DONE;
            }
            case Verdict.CheckedHereOnly _ -> {
                preview.items().getFirst().result().ifPresent(result -> print(result, reveal, output));
                yield ExitCode.DONE;
            }
            case Verdict.NeedsChoice _, Verdict.Outdated _, Verdict.Refused _ ->
                new Changes(work.terminal(), options).carryOut(session, draft);
        };
    }

    private void print(Document document, boolean reveal, Output output) {
        work.terminal().line(KeysReading.document(document, reveal, output));
    }
}
