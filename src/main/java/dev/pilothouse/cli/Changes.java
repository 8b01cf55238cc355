package dev.pilothouse.cli;

import dev.pilothouse.change.Dispute;
import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Guard.Consent;
import dev.pilothouse.change.Outcome;
import dev.pilothouse.change.Pipeline;
import dev.pilothouse.change.Preview;
import dev.pilothouse.change.Preview.Effect;
import dev.pilothouse.change.Receipt;
import dev.pilothouse.change.Rehearsal;
import dev.pilothouse.change.Rehearsal.Choice;
import dev.pilothouse.change.Rehearsal.Verdict;
import dev.pilothouse.cluster.Capability;
import dev.pilothouse.cluster.Write;
import dev.pilothouse.cluster.WriteResult.FieldOwner;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.EngineKinds;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes a draft down the one road and says on the terminal what happens. */
final class Changes {

    private final Terminal terminal;
    private final ChangeOptions options;
    private final FormOption output;

    Changes(Terminal terminal, ChangeOptions options) {
        this(terminal, options, new FormOption());
    }

    Changes(Terminal terminal, ChangeOptions options, FormOption output) {
        this.terminal = terminal;
        this.options = options;
        this.output = output;
    }

    /** Previews, rehearses and, unless only a dry run is wanted, applies. */
    int carryOut(Session session, Draft draft) {
        Pipeline pipeline = session.changes();
        settle(session, terminal);
        Preview preview = pipeline.preview(draft);
        Consent consent = options.dryRun ? pipeline.guard().consent(pipeline.guard().context()) : pipeline.guard().consent(options.confirm);
        if (!preview.changesAnything()) {
            tellUnchanged(preview);
            return ExitCode.DONE;
        }
        Rehearsal rehearsal = pipeline.rehearse(preview, options.choices(preview.items().stream().map(Preview.Item::ref).toList()));
        boolean accepted = tell(rehearsal, session.cluster().capabilities().contains(Capability.DRY_RUN));
        if (!accepted) {
            return ExitCode.REFUSED;
        }
        if (options.dryRun && output.form != null) {
            print(rehearsal.preview().items().stream().map(Preview.Item::ref).toList(), results(rehearsal));
            return ExitCode.DONE;
        }
        if (options.dryRun) {
            rehearsed(rehearsal).forEach(terminal::line);
            return ExitCode.DONE;
        }
        return tell(preview, pipeline.apply(rehearsal, consent, _ -> {}));
    }

    /** Looks up what became of changes that were interrupted, and says so. */
    static void settle(Session session, Terminal terminal) {
        session.changes().settle().forEach(receipt -> terminal.remark(
                "cli.change.settled",
                receipt.id(),
                terminal.words().say("change.summary." + receipt.summary().verb(), receipt.summary().args().toArray()),
                terminal.words().say("change.result." + receipt.result().name().toLowerCase(Locale.ROOT))));
    }

    /** @param tries whether this server tries changes at all; of one that never does it is no news */
    private boolean tell(Rehearsal rehearsal, boolean tries) {
        boolean accepted = true;
        Set<Problem> told = new HashSet<>();
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            String name = GetCommand.typedName(rehearsal.preview().items().get(i).ref());
            switch (rehearsal.verdicts().get(i)) {
                case Verdict.Accepted verdict -> {
                    verdict.warnings().forEach(terminal::warning);
                    if (!verdict.takenOver().isEmpty()) {
                        terminal.remark("cli.change.taken-over", name, owners(verdict.takenOver()));
                    }
                }
                case Verdict.CheckedHereOnly _ -> {
                    if (tries) {
                        terminal.remark("cli.change.checked-here", name);
                    }
                }
                case Verdict.NeedsChoice verdict -> {
                    terminal.problem(Problem.of(ProblemCode.FIELD_CONFLICT, name, owners(verdict.owners())));
                    rehearsal.disputes().stream()
                            .filter(dispute -> dispute.choice() == Choice.ASK && GetCommand.typedName(dispute.ref()).equals(name))
                            .forEach(this::dispute);
                    accepted = false;
                }
                case Verdict.Outdated verdict -> {
                    terminal.problem(verdict.problem());
                    accepted = false;
                }
                case Verdict.Refused verdict -> {
                    if (told.add(verdict.problem())) {
                        refused(verdict.problem(), verdict.causes());
                    }
                    accepted = false;
                }
            }
        }
        return accepted;
    }

    private void dispute(Dispute dispute) {
        String since = Optional.ofNullable(dispute.since()).map(moment -> " " + moment).orElse("");
        terminal.remark("cli.change.dispute", dispute.field(), dispute.manager(), since, text(dispute.theirs()), text(dispute.ours()));
        dispute.editAt().ifPresent(owner -> terminal.remark("cli.change.dispute.edit-at", GetCommand.typedName(owner)));
    }

    private String text(@Nullable Object value) {
        return value == null ? terminal.words().say("change.no-value") : value.toString();
    }

    private int tell(Preview preview, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> {
                Set<ResourceRef> changed =
                        applied.receipt().entries().stream().map(Receipt.Entry::ref).collect(Collectors.toSet());
                if (output.form == null) {
                    preview.items().forEach(item -> terminal.line(changed.contains(item.ref()) ? sentence(item) : unchanged(item)));
                } else {
                    print(preview.items().stream().map(Preview.Item::ref).toList(), results(preview, applied.receipt()));
                }
                boolean forGood = preview.items().stream()
                        .allMatch(item -> item.effect() == Effect.DELETE && EngineKinds.is(item.ref().kind()));
                if (forGood) {
                    terminal.remark("change.note.for-good");
                } else {
                    terminal.remark("cli.change.undo", applied.receipt().id());
                }
                yield ExitCode.DONE;
            }
            case Outcome.Conflict conflict -> {
                soFar(conflict.soFar());
                String names = conflict.fresh().items().stream().map(item -> GetCommand.typedName(item.ref())).collect(Collectors.joining(", "));
                terminal.problem(Problem.of(ProblemCode.CHANGED_MEANWHILE, names));
                yield ExitCode.REFUSED;
            }
            case Outcome.Refused refused when refused.problem().code() == ProblemCode.NO_CHANGE -> {
                tellUnchanged(preview);
                yield ExitCode.DONE;
            }
            case Outcome.Refused refused -> {
                soFar(refused.soFar());
                refused(refused.problem(), refused.causes());
                terminal.remark("cli.change.rest", refused.rest().wishes().size());
                yield ExitCode.REFUSED;
            }
        };
    }

    private void soFar(Optional<Receipt> receipt) {
        receipt.ifPresent(done -> {
            done.entries().forEach(entry -> terminal.line(terminal.words().say("cli.change.applied", GetCommand.typedName(entry.ref()))));
            terminal.remark("cli.change.undo", done.id());
        });
    }

    private void refused(Problem problem, List<String> causes) {
        terminal.problem(problem);
        causes.stream().filter(cause -> !problem.detail().contains(cause)).forEach(terminal::warning);
    }

    /** What the server tried says more than the preview: a document may ask for what is there already, in other words. */
    private List<String> rehearsed(Rehearsal rehearsal) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            Preview.Item item = rehearsal.preview().items().get(i);
            boolean same = item.effect() == Effect.CHANGE
                    && rehearsal.verdicts().get(i) instanceof Verdict.Accepted accepted
                    && item.live().map(DocumentPrinter::comparable).equals(Optional.of(DocumentPrinter.comparable(accepted.result())));
            String said = rehearsal.verdicts().get(i) instanceof Verdict.CheckedHereOnly ? "cli.change.dry-run-here" : "cli.change.dry-run";
            sentences.add(terminal.words().say(said, same ? unchanged(item) : sentence(item)));
        }
        return sentences;
    }

    private void tellUnchanged(Preview preview) {
        if (output.form == null) {
            preview.items().forEach(item -> terminal.line(unchanged(item)));
        } else {
            print(
                    preview.items().stream().map(Preview.Item::ref).toList(),
                    preview.items().stream().flatMap(item -> item.live().stream()).toList());
        }
    }

    /** Returns what the objects would be, as the server says it where it was asked. */
    private static List<Document> results(Rehearsal rehearsal) {
        List<Document> results = new ArrayList<>();
        for (int i = 0; i < rehearsal.verdicts().size(); i++) {
            if (rehearsal.verdicts().get(i) instanceof Verdict.Accepted accepted) {
                results.add(accepted.result());
            } else {
                rehearsal.preview().items().get(i).result().ifPresent(results::add);
            }
        }
        return results;
    }

    /** Returns the objects as they are now; those that are gone as they were. */
    private static List<Document> results(Preview preview, Receipt receipt) {
        return preview.items().stream()
                .flatMap(item -> receipt.entries().stream()
                        .filter(entry -> entry.ref().equals(item.ref()))
                        .findFirst()
                        .flatMap(entry -> entry.after().or(entry::before))
                        .or(item::live)
                        .stream())
                .toList();
    }

    private void print(List<ResourceRef> refs, List<Document> documents) {
        if (output.form == FormOption.Form.name) {
            refs.forEach(ref -> terminal.line(GetCommand.typedName(ref)));
        } else if (!documents.isEmpty()) {
            terminal.line(DocumentPrinter.print(documents, documents.size() == 1, output.form == FormOption.Form.json));
        }
    }

    private String unchanged(Preview.Item item) {
        return terminal.words().say("cli.change.unchanged", GetCommand.typedName(item.ref()));
    }

    private String sentence(Preview.Item item) {
        String key = switch (item.effect()) {
            case CREATE -> "cli.change.created";
            case CHANGE -> "cli.change.configured";
            case DELETE -> item.write() instanceof Write.Evict ? "cli.change.evicted" : "cli.change.deleted";
            case NOTHING -> "cli.change.unchanged";
        };
        return terminal.words().say(key, GetCommand.typedName(item.ref()));
    }

    private static String owners(List<FieldOwner> owners) {
        return owners.stream().map(owner -> owner.field() + " (" + owner.manager() + ")").collect(Collectors.joining(", "));
    }
}
