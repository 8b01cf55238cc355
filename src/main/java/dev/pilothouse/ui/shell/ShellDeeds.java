package dev.pilothouse.ui.shell;

import dev.pilothouse.settings.Setting;
import dev.pilothouse.settings.Setting.Look;
import dev.pilothouse.ui.navigation.Place;
import java.util.List;
import java.util.Set;

/** What the commands and the top bar do, by way of the shell. */
final class ShellDeeds implements CommandList.Deeds, TopBar.Deeds {

    private static final List<Integer> TEXT_SIZES = List.of(90, 100, 110, 125, 150, 200);

    private final Shell shell;

    ShellDeeds(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void go(Place place) {
        shell.navigator().go(place);
    }

    @Override
    public void palette() {
        shell.openPalette("");
    }

    @Override
    public void railCluster(int index) {
        shell.rail().open(index);
    }

    @Override
    public void back() {
        shell.navigator().back();
    }

    @Override
    public void forward() {
        shell.navigator().forward();
    }

    @Override
    public void region(int step) {
        shell.goToRegion(step);
    }

    @Override
    public void toggleSidebar() {
        shell.toggleSidebar();
    }

    @Override
    public void changes() {
        shell.openChanges();
    }

    @Override
    public boolean simulated() {
        return shell.workspace().session().filter(session -> session.context().simulated()).isPresent();
    }

    @Override
    public void namespaces() {
        shell.openNamespaces();
    }

    @Override
    public void allNamespaces() {
        shell.workspace().choose(Set.of());
    }

    @Override
    public void keys() {
        shell.openKeys();
    }

    @Override
    public void readAgain() {
        shell.readAgain();
    }

    @Override
    public void toggleTheme() {
        shell.settings().set(Setting.LOOK, shell.theme().darkProperty().get() ? Look.LIGHT : Look.DARK);
    }

    @Override
    public void textSize(int step) {
        int now = shell.settings().get(Setting.TEXT_PERCENT);
        int index = Math.max(0, TEXT_SIZES.indexOf(now));
        int next = step == 0 ? 100 : TEXT_SIZES.get(Math.clamp(index + step, 0, TEXT_SIZES.size() - 1));
        shell.settings().set(Setting.TEXT_PERCENT, next);
    }

    @Override
    public void english() {
        shell.settings().set(Setting.LANGUAGE, "en");
    }

    @Override
    public void chinese() {
        shell.settings().set(Setting.LANGUAGE, "zh-CN");
    }

    @Override
    public void disconnect() {
        shell.workspace().session().ifPresent(session -> shell.workspace().disconnect(session.context().name()));
    }

    @Override
    public void browse(String plural) {
        shell.browse(plural);
    }

    @Override
    public boolean clusterIsOpen() {
        return shell.workspace().session().isPresent();
    }

    @Override
    public boolean engineIsOpen() {
        return shell.workspace().session().filter(session -> session.context().engine()).isPresent();
    }

    @Override
    public boolean serves(String plural) {
        return shell.kind(plural).isPresent();
    }
}
