package dev.pilothouse.guide.form;

import dev.pilothouse.guide.Effect;
import dev.pilothouse.guide.form.Check.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies the checks of a field to what is filled in. */
final class FieldChecks {

    private FieldChecks() {}

    static List<Remark> of(Field field, Sheet sheet) {
        return switch (field.input()) {
            case Input.Pairs pairs -> pairs(field, pairs, sheet);
            case Input.Texts _ -> texts(field, sheet);
            case Input.Groups _, Input.Part _, Input.Fixed _, Input.Switch _ -> List.of();
            case Input.Text _, Input.Content _, Input.Whole _, Input.Amount _, Input.Choice _ -> plain(field, sheet);
        };
    }

    private static List<Remark> plain(Field field, Sheet sheet) {
        String value = field.text(sheet);
        if (value.isBlank()) {
            return field.required() ? List.of(Remark.at(field.spot(), Effect.error("guide.form.needed"))) : List.of();
        }
        List<Remark> remarks = new ArrayList<>();
        for (Check check : field.checks()) {
            check.of(value).ifPresent(complaint -> remarks.add(remark(field.spot(), complaint, new Use(field))));
        }
        return remarks;
    }

    private static List<Remark> texts(Field field, Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        List<String> texts = sheet.texts(field.spot());
        for (int i = 0; i < texts.size(); i++) {
            Spot spot = field.spot().then(i);
            for (Check check : field.checks()) {
                check.of(texts.get(i)).ifPresent(complaint -> remarks.add(remark(spot, complaint, better -> Mend.use(spot, better))));
            }
        }
        return remarks;
    }

    private static List<Remark> pairs(Field field, Input.Pairs pairs, Sheet sheet) {
        List<Remark> remarks = new ArrayList<>();
        for (Map.Entry<String, Object> pair : sheet.tree(field.spot()).fields().entrySet()) {
            Spot spot = field.spot().then(pair.getKey());
            for (Check check : pairs.ofKey()) {
                check.of(pair.getKey()).ifPresent(complaint -> remarks.add(new Remark(complaint.effect(), Optional.of(spot), List.of())));
            }
            String value = pair.getValue() == null ? "" : String.valueOf(pair.getValue());
            for (Check check : value.isEmpty() ? List.<Check>of() : pairs.ofValue()) {
                check.of(value).ifPresent(complaint -> remarks.add(remark(spot, complaint, better -> Mend.use(spot, better))));
            }
        }
        return remarks;
    }

    private static Remark remark(Spot spot, Complaint complaint, java.util.function.Function<String, Mend> use) {
        return complaint.better().isEmpty()
                ? Remark.at(spot, complaint.effect())
                : Remark.at(spot, complaint.effect(), use.apply(complaint.better()));
    }

    /** Types the better value into the field, so that it becomes the sort of value that the field holds. */
    private record Use(Field field) implements java.util.function.Function<String, Mend> {
        @Override
        public Mend apply(String better) {
            return new Mend(Effect.note("guide.form.use", better), sheet -> field.typed(sheet, better));
        }
    }
}
