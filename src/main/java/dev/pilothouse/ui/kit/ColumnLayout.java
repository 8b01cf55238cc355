package dev.pilothouse.ui.kit;

import dev.pilothouse.model.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The columns of a table: which are there, in which order and how wide, by what fits and by what somebody chose. */
final class ColumnLayout {

    /** What scroll bar and border take at the right. */
    private static final double MARGIN = 14;

    private final TableView<TableLine> table;
    private final TableClock clock;
    private final Language language;
    private final Consumer<TableLook> keeper;
    private final ReadOnlyIntegerWrapper noRoom = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Set<String>> sidesShown = new ReadOnlyObjectWrapper<>(Set.of());
    private final Map<String, Double> widths = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> shown = new HashSet<>();
    private List<TableField> fields = List.of();
    private BinaryOperator<String> tint = (_, _) -> "";
    private boolean fitting;

    ColumnLayout(TableView<TableLine> table, TableClock clock, Language language, Consumer<TableLook> keeper) {
        this.table = table;
        this.clock = clock;
        this.language = language;
        this.keeper = keeper;
        table.widthProperty().addListener((source, before, width) -> fit());
        table.getColumns().subscribe(this::reordered);
    }

    /** Says which style class a text of a column gets; empty for none. */
    void tint(BinaryOperator<String> styleClass) {
        tint = styleClass;
    }

    /** Shows other columns, as somebody left them. */
    void show(List<Column> columns, List<SideColumn> sides, boolean withNamespace, TableLook look) {
        fitting = true;
        fields = TableField.of(columns, sides, withNamespace);
        widths.clear();
        widths.putAll(look.widths());
        hidden.clear();
        hidden.addAll(look.hidden());
        shown.clear();
        shown.addAll(look.shown());
        List<TableColumn<TableLine, ?>> made = new ArrayList<>();
        for (TableField field : ordered(look.order())) {
            made.add(column(field));
        }
        table.getColumns().setAll(made);
        for (SortOrder.Key key : look.sort().keys().isEmpty() ? List.of(new SortOrder.Key(TableColumns.STATUS, false)) : look.sort().keys()) {
            for (TableColumn<TableLine, ?> column : made) {
                if (column.getId().equals(key.column())) {
                    column.setSortType(key.descending() ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                    table.getSortOrder().add(column);
                }
            }
        }
        fitting = false;
        fit();
    }

    /** Columns that the look names come in its order; others keep their place after the one that they follow by default. */
    private List<TableField> ordered(List<String> order) {
        List<TableField> result = new ArrayList<>(
                fields.stream().filter(field -> order.contains(field.id())).sorted(java.util.Comparator.comparingInt(field -> order.indexOf(field.id()))).toList());
        for (int i = 0; i < fields.size(); i++) {
            TableField field = fields.get(i);
            if (!order.contains(field.id())) {
                int after = i == 0 ? -1 : result.indexOf(fields.get(i - 1));
                result.add(after + 1, field);
            }
        }
        return result;
    }

    private TableColumn<TableLine, TableLine> column(TableField field) {
        TableColumn<TableLine, TableLine> column = new TableColumn<>();
        column.setId(field.id());
        column.setUserData(field);
        column.textProperty().bind(language.wordsProperty().map(words -> SafeText.line(TableColumns.title(field.column(), words))));
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(made -> new LiveCell(field, clock, text -> tint.apply(field.id(), text)));
        column.setMinWidth(40);
        column.setPrefWidth(field.width()); // a column of the width that JavaFX begins with is fitted to its cells by it, as if somebody had dragged it
        if (field.isRight()) {
            column.getStyleClass().add("right-aligned");
        }
        column.widthProperty().addListener((source, before, width) -> resized(field, width.doubleValue()));
        return column;
    }

    private void resized(TableField field, double width) {
        if (!fitting) {
            widths.put(field.id(), width);
            keep();
            if (!field.grows()) {
                fit();
            }
        }
    }

    private void reordered() {
        if (!fitting) {
            keep();
            markLead();
        }
    }

    private void markLead() {
        List<TableColumn<TableLine, ?>> visible = table.getVisibleLeafColumns();
        for (TableColumn<TableLine, ?> column : table.getColumns()) {
            column.getStyleClass().remove("lead");
        }
        if (!visible.isEmpty()) {
            visible.getFirst().getStyleClass().add("lead");
        }
    }

    /** Hides what does not fit and gives the name what is left. */
    void fit() {
        if (fitting || table.getWidth() <= 0 || fields.isEmpty()) {
            return;
        }
        fitting = true;
        List<ColumnFit.Wanted> wanted = fields.stream()
                .filter(this::isWanted)
                .map(field -> new ColumnFit.Wanted(
                        field.id(), widths.getOrDefault(field.id(), field.width()), field.grows() && !widths.containsKey(field.id())))
                .toList();
        ColumnFit fit = ColumnFit.of(table.getWidth() - MARGIN, wanted);
        for (TableColumn<TableLine, ?> column : table.getColumns()) {
            Double width = fit.widths().get(column.getId());
            column.setVisible(width != null);
            if (width != null) {
                column.setPrefWidth(width);
            }
        }
        noRoom.set(fit.noRoom());
        sidesShown.set(fields.stream().filter(field -> field.side() != null).map(TableField::id).filter(fit.widths()::containsKey).collect(Collectors.toUnmodifiableSet()));
        markLead();
        fitting = false;
    }

    boolean isWanted(TableField field) {
        return shown.contains(field.id()) || (field.isUsual() && !hidden.contains(field.id()));
    }

    /** Shows or hides a column because somebody asked for it. */
    void want(TableField field, boolean on) {
        hidden.remove(field.id());
        shown.remove(field.id());
        if (on && !field.isUsual()) {
            shown.add(field.id());
        } else if (!on && field.isUsual()) {
            hidden.add(field.id());
        }
        fit();
        keep();
    }

    void keep() {
        if (!fitting) {
            keeper.accept(look());
        }
    }

    TableLook look() {
        List<String> order = table.getColumns().stream().map(TableColumn::getId).toList();
        return new TableLook(order, Set.copyOf(hidden), Set.copyOf(shown), Map.copyOf(widths), sort());
    }

    SortOrder sort() {
        List<SortOrder.Key> keys = table.getSortOrder().stream()
                .map(column -> new SortOrder.Key(column.getId(), column.getSortType() == TableColumn.SortType.DESCENDING))
                .toList();
        boolean usual = keys.equals(List.of(new SortOrder.Key(TableColumns.STATUS, false)));
        return usual ? SortOrder.NEWEST_PROBLEMS_FIRST : new SortOrder(keys);
    }

    List<TableField> fields() {
        return fields;
    }

    /** Returns the fields of the columns on the screen, from left to right. */
    List<TableField> visibleFields() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getUserData).map(TableField.class::cast).filter(Objects::nonNull).toList();
    }

    /** Returns the ids of the columns beside the rows that are on the screen. */
    ReadOnlyObjectProperty<Set<String>> sidesShownProperty() {
        return sidesShown.getReadOnlyProperty();
    }

    ReadOnlyIntegerProperty noRoomProperty() {
        return noRoom.getReadOnlyProperty();
    }
}
