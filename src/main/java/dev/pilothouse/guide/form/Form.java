package dev.pilothouse.guide.form;

import dev.pilothouse.change.Draft;
import dev.pilothouse.change.Draft.Wish;
import dev.pilothouse.guide.ApplyYaml.KindFinder;
import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Sheet.Original;
import dev.pilothouse.model.Document;
import dev.pilothouse.model.Kind;
import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import dev.pilothouse.model.ProblemException;
import dev.pilothouse.model.ResourceRef;
import dev.pilothouse.model.Tree;
import dev.pilothouse.text.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A guide over one state of the sheet: what is asked, what is to be said about it, and the draft that it comes to.
 *
 * @param remarks mistakes first, in the order of the fields, then what the guide says about the whole
 */
public record Form(Guide guide, Sheet sheet, List<Section> sections, List<Remark> remarks) {

    public static Form of(Guide guide, Sheet sheet) {
        List<Section> sections = guide.sections(sheet);
        List<Remark> remarks = new ArrayList<>();
        sections.stream()
                .flatMap(section -> section.fields().stream())
                .flatMap(field -> field.all().stream())
                .forEach(field -> remarks.addAll(FieldChecks.of(field, sheet)));
        remarks.addAll(missing(sheet));
        remarks.addAll(guide.remarks(sheet));
        return new Form(guide, sheet, sections, List.copyOf(remarks));
    }

    private static List<Remark> missing(Sheet sheet) {
        return sheet.gone().stream().map(Original::live).map(gone -> Remark.of(isSubject(sheet, gone)
                        ? Effect.error("guide.form.subject-gone", gone.kindName(), gone.name())
                        : Effect.warning("guide.form.goes", gone.kindName(), gone.name())))
                .toList();
    }

    private static boolean isSubject(Sheet sheet, Document document) {
        return sheet.subject().live().filter(live -> live.uid().equals(document.uid())).isPresent();
    }

    /** Returns the remarks that are shown with one field: each remark has one field that is nearest to its spot. */
    public List<Remark> on(Field field) {
        return remarks.stream().filter(remark -> home(remark).filter(home -> home.id().equals(field.id())).isPresent()).toList();
    }

    /** Returns the remarks on the fields of a section. */
    public List<Remark> on(Section section) {
        Set<String> fields = section.fields().stream().flatMap(field -> field.all().stream()).map(Field::id).collect(Collectors.toSet());
        return remarks.stream().filter(remark -> home(remark).filter(home -> fields.contains(home.id())).isPresent()).toList();
    }

    /** Returns the remarks that no field is near to, and those on the whole. */
    public List<Remark> elsewhere() {
        return remarks.stream().filter(remark -> home(remark).isEmpty()).toList();
    }

    /** The field that shares most of the way to the spot, where one of both holds the other; the first of several. */
    private Optional<Field> home(Remark remark) {
        return remark.spot().flatMap(spot -> sections.stream()
                .flatMap(section -> section.fields().stream())
                .flatMap(field -> field.all().stream())
                .filter(field -> !field.spot().path().isEmpty() && (field.spot().holds(spot) || spot.holds(field.spot())))
                .reduce((best, other) -> shared(other, spot) > shared(best, spot) ? other : best));
    }

    private static int shared(Field field, Spot spot) {
        return Math.min(field.spot().path().size(), spot.path().size());
    }

    /** Returns what has to be settled before anything can be applied. */
    public List<Remark> unsettled() {
        return remarks.stream().filter(Remark::blocks).toList();
    }

    /** Tells whether there is anything to apply. */
    public boolean changes(KindFinder kinds) {
        return !wishes(kinds).isEmpty();
    }

    /**
     * Makes the draft: of an object that was there only the changed fields, others whole, and those that were taken out go.
     *
     * @throws ProblemException {@code KIND_UNKNOWN} for a kind that the cluster does not serve, {@code NOTHING_TO_APPLY}
     */
    public Draft draft(KindFinder kinds) {
        List<Wish> wishes = wishes(kinds);
        if (wishes.isEmpty()) {
            throw new ProblemException(Problem.of(ProblemCode.NOTHING_TO_APPLY, ""));
        }
        return new Draft(guide.summary(sheet), wishes);
    }

    private List<Wish> wishes(KindFinder kinds) {
        Stream<Wish> kept = sheet.documents().stream().flatMap(document -> wish(document, kinds).stream());
        Stream<Wish> gone = sheet.gone().stream()
                .map(Original::live)
                .map(document -> new Wish.Remove(ref(document, kinds), Optional.of(document.uid())));
        return Stream.concat(kept, gone).toList();
    }

    private Optional<Wish> wish(Document document, KindFinder kinds) {
        Optional<Original> original = sheet.original(document);
        if (original.isEmpty()) {
            return Optional.of(new Wish.Put(ref(document, kinds), document));
        }
        Tree before = original.get().fields();
        if (before.equals(document.tree())) {
            return Optional.empty();
        }
        ResourceRef ref = ref(document, kinds);
        Optional<Tree> set = Fields.overlayTo(before, document.tree());
        return Optional.of(set.isPresent()
                ? new Wish.SetFields(ref, set.get())
                : new Wish.Restore(ref, document, new Document(before)));
    }

    private ResourceRef ref(Document document, KindFinder kinds) {
        Kind kind = kinds.find(document.apiVersion(), document.kindName())
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemCode.KIND_UNKNOWN, document.kindName() + " (" + document.apiVersion() + ")")));
        String namespace = document.namespace().isEmpty() ? sheet.subject().namespace() : document.namespace();
        return new ResourceRef(kind, kind.namespaced() ? namespace : "", document.name());
    }
}
