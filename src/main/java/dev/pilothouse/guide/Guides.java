package dev.pilothouse.guide;

import dev.pilothouse.guide.deploy.DeployGuide;
import dev.pilothouse.guide.form.Guide;
import dev.pilothouse.guide.object.AccessGuide;
import dev.pilothouse.guide.object.AutoscalerGuide;
import dev.pilothouse.guide.object.BudgetGuide;
import dev.pilothouse.guide.object.DebugGuide;
import dev.pilothouse.guide.object.IngressGuide;
import dev.pilothouse.guide.object.LabelsGuide;
import dev.pilothouse.guide.object.NamespaceGuide;
import dev.pilothouse.guide.object.NodeShellGuide;
import dev.pilothouse.guide.object.PolicyGuide;
import dev.pilothouse.guide.object.ResourcesGuide;
import dev.pilothouse.guide.object.RunNowGuide;
import dev.pilothouse.guide.object.ScheduleGuide;
import dev.pilothouse.guide.object.ServiceGuide;
import dev.pilothouse.model.Kind;
import java.util.List;
import java.util.Optional;

/** All guides that are declared: a new one is one line here, and menus, palette and pages know it. */
public final class Guides {

    private static final List<Guide> ALL = List.of(
            new DeployGuide(),
            new AutoscalerGuide(),
            new ResourcesGuide(),
            new ScheduleGuide(),
            new RunNowGuide(),
            new ServiceGuide(),
            new IngressGuide(),
            new PolicyGuide(),
            new NamespaceGuide(),
            new BudgetGuide(),
            new AccessGuide(),
            new LabelsGuide(),
            new DebugGuide(),
            new NodeShellGuide());

    private Guides() {}

    public static List<Guide> all() {
        return ALL;
    }

    public static Optional<Guide> find(String id) {
        return ALL.stream().filter(guide -> guide.id().equals(id)).findFirst();
    }

    /** Returns the guides that start from an object of that kind, in the order in which menus show them. */
    public static List<Guide> fitting(Kind kind) {
        return ALL.stream().filter(guide -> guide.fits(kind)).toList();
    }

    /** Returns the guides that make something new of that kind. */
    public static List<Guide> making(Kind kind) {
        return ALL.stream().filter(guide -> guide.makes(kind)).toList();
    }
}
