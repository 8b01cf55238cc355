package dev.pilothouse.platform.minikube;

import dev.pilothouse.model.Problem;
import dev.pilothouse.model.ProblemCode;
import java.util.List;

/**
 * What the exit codes of minikube mean: its page "Error Codes" gives them by tens, the program's own from 10, resources from 20, this computer
 * from 30, the internet from 40, driver and provider from 50, the machine from 80, what runs in it from 90.
 */
final class ExitCode {

    private static final int MEMORY = 23;
    private static final int DISK = 26;
    private static final int PROCESSORS = 29;
    private static final int NO_SUCH_MACHINE = 85;

    private ExitCode() {}

    /** Returns the problem of a run that ended with that code. */
    static Problem problem(int code, String cluster, List<String> said) {
        return Problem.of(meaning(code), arguments(meaning(code), cluster)).withDetail(String.join("\n", said));
    }

    private static ProblemCode meaning(int code) {
        return switch (code) {
            case MEMORY -> ProblemCode.LOCAL_MEMORY_SHORT;
            case DISK -> ProblemCode.LOCAL_DISK_SHORT;
            case PROCESSORS -> ProblemCode.LOCAL_PROCESSORS_SHORT;
            case NO_SUCH_MACHINE -> ProblemCode.LOCAL_CLUSTER_UNKNOWN;
            default -> switch (code / 10) {
                case 1 -> ProblemCode.LOCAL_PLAN_REFUSED;
                case 4 -> ProblemCode.LOCAL_INTERNET_NEEDED;
                case 3, 5, 6, 7 -> ProblemCode.LOCAL_DRIVER_FAILED;
                default -> ProblemCode.LOCAL_CREATION_FAILED;
            };
        };
    }

    private static String[] arguments(ProblemCode code, String cluster) {
        return switch (code) {
            case LOCAL_CREATION_FAILED, LOCAL_PLAN_REFUSED, LOCAL_DRIVER_FAILED -> new String[] {MinikubeTool.ID, cluster};
            default -> new String[] {cluster};
        };
    }
}
