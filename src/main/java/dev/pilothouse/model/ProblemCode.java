package dev.pilothouse.model;

/**
 * The kinds of trouble that a person can meet, each with sentences {@code problem.<code>.title}, {@code .cause} and {@code .next}
 * in the message bundles. Arguments are listed in the order in which the sentences use them.
 */
public enum ProblemCode {
    // reaching a server
    /** Host name does not resolve: host. */
    NAME_UNKNOWN,
    /** Nothing listens: host and port. */
    CONNECTION_REFUSED,
    /** No answer in time: host and port, seconds. */
    TIMED_OUT,
    /** Connection ended or was reset: host and port. */
    CONNECTION_LOST,
    /** Certificate of the server is not trusted: host and port. */
    CERTIFICATE_UNTRUSTED,
    /** Certificate of the server names somebody else: host and port, expected name. */
    CERTIFICATE_NAME,
    /** Proxy refused or failed: proxy address without credentials. */
    PROXY_FAILED,
    /** The answer is not from a Kubernetes API server, for example a captive portal: host and port, content type. */
    NOT_KUBERNETES,
    /** The answer ended early or was not readable: path. */
    ANSWER_BROKEN,
    /** A redirect, never followed with credentials: target. */
    REDIRECTED,
    // who you are and what you may
    /** The server does not accept the credentials: context. */
    SIGNED_OUT,
    /** A right is missing: verb, resource, namespace or empty. */
    FORBIDDEN,
    // what you asked for
    /** No such object: reference. */
    NOT_FOUND,
    /** The cluster does not serve this kind: kind as asked. */
    KIND_UNKNOWN,
    /** The name fits several kinds: name asked, candidates. */
    KIND_AMBIGUOUS,
    /** The object exists already: reference. */
    ALREADY_EXISTS,
    /** Somebody changed the object meanwhile: reference. */
    CHANGED_MEANWHILE,
    /** Fields belong to another manager: reference, fields with owners. */
    FIELD_CONFLICT,
    /** The server refuses the object as it is: reference. */
    INVALID,
    /** A disruption budget keeps a pod where it is: reference. */
    HELD_BY_BUDGET,
    /** An engine cannot change objects of this kind: reference. */
    ENGINE_NO_CHANGE,
    /** An engine makes no containers from a document: reference. */
    ENGINE_NOT_MADE,
    /** A restart cannot be taken back: reference. */
    ENGINE_RESTARTED,
    /** A container runs and can't be removed so: reference. */
    ENGINE_STILL_RUNS,
    /** Something is used by others and can't be removed: reference. */
    ENGINE_IN_USE,
    /** The server asks to wait: seconds. */
    TOO_MANY_REQUESTS,
    /** The server failed: HTTP status. */
    SERVER_ERROR,
    /** The request is refused for another reason: HTTP status. */
    REQUEST_REFUSED,
    /** The list or watch is too old to continue; read again. */
    EXPIRED,
    /** This platform cannot do that: capability. */
    NOT_OFFERED,
    // containers
    /** The pod has no container of that name: pod, container. */
    NO_SUCH_CONTAINER,
    /** The container does not run, or not yet: pod, container or empty. */
    CONTAINER_NOT_RUNNING,
    /** The container has not been restarted, so that it has no previous log: pod. */
    NO_PREVIOUS_LOG,
    /** The command could not be started in the container: command, pod. */
    COMMAND_NOT_STARTED,
    /** Nothing in the pod listens on that port: port, pod. */
    PORT_CLOSED,
    /** No pod is there that could be connected to: what was asked for. */
    NO_POD_READY,
    /** Another program uses that port of this computer: port. */
    LOCAL_PORT_TAKEN,
    // documents
    /** The YAML or JSON does not parse: line, column. */
    YAML_BROKEN,
    /** The document is too large, too deep, or its aliases explode: limit. */
    YAML_TOO_LARGE,
    /** A key occurs twice: key, line. */
    YAML_DUPLICATE_KEY,
    /** A document is no Kubernetes object: position, missing field. */
    NOT_AN_OBJECT,
    /** Nothing to apply was found: source. */
    NOTHING_TO_APPLY,
    /** A Compose file has no services: line, field. */
    COMPOSE_EMPTY,
    /** A value in a Compose file has no meaning there: line, field, value, example of what would have. */
    COMPOSE_VALUE,
    /** A service of a Compose file has neither image nor build: line, field, service. */
    COMPOSE_IMAGE,
    /** A Compose file names something that it does not define: line, field, name, list where it is missing. */
    COMPOSE_UNKNOWN,
    /** Two services of a Compose file would get the same name: line, field, service, the other service, the name. */
    COMPOSE_NAMES_CLASH,
    /** A variable that a Compose file insists on is not set: line, field, variable, what the file says about it. */
    COMPOSE_VARIABLE,
    // kubeconfig
    /** No kubeconfig was found: paths looked at. */
    KUBECONFIG_NONE,
    /** A file cannot be read: path. */
    KUBECONFIG_UNREADABLE,
    /** A file is empty: path. */
    KUBECONFIG_EMPTY,
    /** A file is not valid YAML: path, line, column. */
    KUBECONFIG_BROKEN,
    /** A file is larger than is read: path, size, limit. */
    KUBECONFIG_TOO_LARGE,
    /** A field has the wrong type: path, line, field, expected type. */
    KUBECONFIG_WRONG_TYPE,
    /** An entry of the same name was found before: path, line, section, name, file of the first. */
    KUBECONFIG_DUPLICATE,
    /** The file can be read by others: path. */
    KUBECONFIG_READABLE_BY_OTHERS,
    /** The file starts with a byte order mark: path. */
    KUBECONFIG_BYTE_ORDER_MARK,
    /** A context names a cluster that is not there: context, cluster. */
    CLUSTER_MISSING,
    /** A context names a user that is not there: context, user. */
    USER_MISSING,
    /** The cluster has no server address or a wrong one: cluster, address. */
    SERVER_WRONG,
    /** The proxy address of a cluster is wrong: cluster, address without credentials. */
    PROXY_WRONG,
    /** The context is not in any file: name, known names. */
    CONTEXT_UNKNOWN,
    /** No context is chosen and none is current. */
    CONTEXT_NONE,
    /** A context of that name is there already: name. */
    CONTEXT_EXISTS,
    /** Several ways to sign in are given and one wins: user, winner, ignored. */
    CREDENTIALS_SEVERAL,
    /** A file that the entry names cannot be read: entry, field, path. */
    REFERENCED_FILE,
    /** Base64 data is broken: entry, field. */
    BASE64_BROKEN,
    /** A certificate or key cannot be read: entry, field. */
    PEM_BROKEN,
    /** Key and certificate do not belong together: user. */
    KEY_MISMATCH,
    /** A client certificate is given without its key: user, field. */
    KEY_MISSING,
    /** A private key needs a password, which kubectl cannot ask for either: user, field. */
    KEY_ENCRYPTED,
    /** A client certificate is past its date: user, date. */
    CERTIFICATE_EXPIRED,
    /** A client certificate is not valid yet: user, date. */
    CERTIFICATE_NOT_YET_VALID,
    /** Removed authentication provider: user, provider. */
    AUTH_PROVIDER_REMOVED,
    /** An edit of the kubeconfig did not happen: path. */
    KUBECONFIG_NOT_WRITTEN,
    /** The file is locked by another program: path. */
    KUBECONFIG_LOCKED,
    // sign-in plugins
    /** A plugin may not run before the person agrees: command line. */
    PLUGIN_NEEDS_CONSENT,
    /** The plugin's command is not found: command, hint. */
    PLUGIN_MISSING,
    /** The plugin took too long: command, seconds. */
    PLUGIN_SLOW,
    /** The plugin failed: command, exit code. */
    PLUGIN_FAILED,
    /** The plugin's answer is no ExecCredential of the asked version: command. */
    PLUGIN_ANSWER,
    /** The plugin is to speak a version that we do not: command, version. */
    PLUGIN_VERSION,
    /** The plugin insists on a terminal, and there is none: command. */
    PLUGIN_NEEDS_TERMINAL,
    // changes
    /** The guard wants the name typed: context. */
    GUARD_REFUSED,
    /** Nothing would change. */
    NO_CHANGE,
    /** The server does not offer a part of the object through which a change would go: name of the part, reference. */
    PART_NOT_SERVED,
    /** No guide of that sort is for objects of this kind: reference. */
    KIND_NOT_GUIDED,
    /** The kind has no replicas to change: object. */
    NOT_SCALABLE,
    /** No change from here is known that scaled it to zero: object. */
    COPIES_FORGOTTEN,
    /** Emptying a node would lose something that nobody agreed to lose: node, pods. */
    DRAIN_LOSES,
    /** The object has no such key: key, reference. */
    KEY_UNKNOWN,
    /** The file has more bytes than a Secret or ConfigMap can hold: path, bytes. */
    VALUE_TOO_LARGE,
    /** The type of a Secret cannot be changed: reference, its type. */
    SECRET_TYPE_FIXED,
    /** The kind has no rollouts: object. */
    NO_ROLLOUT,
    /** Rollouts of the workload are paused: object. */
    ROLLOUT_PAUSED,
    /** Rollouts of the workload are not paused: object. */
    ROLLOUT_NOT_PAUSED,
    /** Rollouts of this kind cannot be paused: object. */
    ROLLOUT_NOT_PAUSABLE,
    /** There is no revision to go back to: object. */
    ROLLOUT_NO_HISTORY,
    /** No revision of this number is kept: object, number. */
    REVISION_UNKNOWN,
    /** Another revision is running than the one that was asked about: object, number asked, number running. */
    REVISION_REPLACED,
    /** A rollout did not end in the time that was given: object, seconds. */
    ROLLOUT_TIMED_OUT,
    /** The object has no container of that name: object, name, names that there are. */
    CONTAINER_UNKNOWN,
    /** The text cannot be the name of an image: text. */
    IMAGE_INVALID,
    /** The object has no containers, so it has no probes: object. */
    NOT_PROBED,
    /** The server lets nobody change probes of such objects: object. */
    PROBES_FIXED,
    /** A change cannot be undone any more, because its object was deleted or made anew since: reference. */
    CANNOT_UNDO,
    /** A change of a Secret cannot be undone, because the journal does not keep its values: reference. */
    UNDO_SECRET,
    /** It is not known whether the change arrived: reference. */
    OUTCOME_UNKNOWN,
    /** The connection ended and the change did not arrive: reference. */
    NOT_ARRIVED,
    /** The program ended while the change was being applied. */
    INTERRUPTED,
    /** A change cannot be made again, because its object was deleted or made anew since: reference. */
    CANNOT_REDO,
    /** No change of this id is in the journal: id. */
    CHANGE_UNKNOWN,
    // clusters of this computer
    /** There is no playground of that name: name. */
    PLAYGROUND_UNKNOWN,
    /** The playground could not be started or changed: name. */
    PLAYGROUND_FAILED,
    /** The playground has never run, so it holds nothing: name. */
    PLAYGROUND_EMPTY,
    /** The file is no snapshot of a playground, or it is cut off: path. */
    SNAPSHOT_BROKEN,
    /** A document of ours is of a version that this program does not know: its apiVersion, its kind, the version known. */
    BLUEPRINT_VERSION,
    /** The text is no kind configuration: line, kind that it names or empty. */
    BLUEPRINT_NOT_ONE,
    /** No blueprint of that name is kept: name. */
    BLUEPRINT_UNKNOWN,
    /** Another blueprint is kept under that name: name. */
    BLUEPRINT_EXISTS,
    // container engines
    /** No container engine is named anywhere: places looked at. */
    ENGINE_NONE,
    /** The address of an engine is of a sort that nobody can be spoken to through: address. */
    ENGINE_ADDRESS_WRONG,
    /** The docker command's context is not there: name. */
    ENGINE_CONTEXT_UNKNOWN,
    /** A file that names engines cannot be read: path. */
    ENGINE_CONFIG_BROKEN,
    /** Nothing listens at an engine's address: address. */
    ENGINE_NOT_RUNNING,
    /** The user may not use the engine's socket: address. */
    ENGINE_FORBIDDEN,
    /** An engine does not answer in time: address, seconds. */
    ENGINE_SILENT,
    /** An engine answers with an error to the question whether it is there: address, HTTP status. */
    ENGINE_SICK,
    /** An engine ended in the middle of an answer: address. */
    ENGINE_LOST,
    /** Certificates of an engine cannot be read, or its own is not trusted: address. */
    ENGINE_TLS,
    /** An engine does not know what was named: name. */
    ENGINE_HAS_NO,
    /** An engine refuses: HTTP status, address. */
    ENGINE_REFUSED,
    /** An image could not be fetched: image. */
    IMAGE_NOT_PULLED,
    /** An archive holds no images. */
    IMAGE_NOT_LOADED,
    /** Checks found what would make the creation fail: cluster, how many. */
    PREFLIGHT_BLOCKS,
    /** A kind cluster, or nodes left of one, has the name: name. */
    CLUSTER_NAME_TAKEN,
    /** A container that is no node of the cluster has the name of one: container. */
    CONTAINER_NAME_TAKEN,
    /** kind does not take the name: name. */
    CLUSTER_NAME_INVALID,
    /** kind refuses the configuration: field or line, kind's words. */
    BLUEPRINT_REFUSED,
    /** A rootless engine has no delegated cgroup v2: cluster. */
    ROOTLESS_WITHOUT_CGROUPS,
    /** The engine's kernel is too old for kind: cluster. */
    KERNEL_WITHOUT_CGROUP_NAMESPACES,
    /** The engine has no free range for the network of the nodes: cluster. */
    NETWORK_POOL_EMPTY,
    /** The image of the load balancer cannot be fetched: image. */
    BALANCER_IMAGE_MISSING,
    /** A port of this computer that a node is to have is in use: port, address. */
    NODE_PORT_TAKEN,
    /** The disk of the engine is full: cluster or node. */
    ENGINE_DISK_FULL,
    /** A folder cannot be mounted into a node: path. */
    MOUNT_IMPOSSIBLE,
    /** The node image is for another processor: cluster or node. */
    IMAGE_OTHER_PROCESSOR,
    /** The engine's machine is out of inotify instances or watches, or of open files: cluster or node. */
    INOTIFY_EXHAUSTED,
    /** A node's system did not start: cluster. */
    NODE_NOT_BOOTED,
    /** kubeadm init failed: cluster. */
    CONTROL_PLANE_NOT_STARTED,
    /** kubeadm join failed: node, or empty. */
    NODE_NOT_JOINED,
    /** Nodes of a cluster disappeared while it was made: cluster. */
    CLUSTER_VANISHED,
    /** The kind command was ended from outside: cluster. */
    KIND_KILLED,
    /** kind failed for a reason that is not known: cluster. */
    KIND_FAILED,
    /** A cluster is whole but was not ready in time: cluster, seconds, what is missing. */
    CLUSTER_NOT_READY,
    /** Parts of a failed creation could not be removed: cluster, names. */
    LEFT_BEHIND,
    /** The local registry beside a cluster could not be started: port. */
    REGISTRY_NOT_STARTED,
    /** The kubelet does not run on cgroup v1: node. */
    CGROUP_V1_REFUSED,
    /** The engine puts a program of its own before the node's: node. */
    ENGINE_ADDS_INIT,
    /** The kubelet does not run while there is swap: node. */
    SWAP_REFUSED,
    /** A node ran out of memory: node. */
    NODE_OUT_OF_MEMORY,
    /** This version of Kubernetes has no such feature gate: name. */
    FEATURE_GATE_UNKNOWN,
    /** A cgroup controller is missing: its name. */
    CGROUP_CONTROLLER_MISSING,
    /** Containers may not set what nodes set: node. */
    ENGINE_WITHOUT_RIGHTS,
    /** The image of pods' sandboxes is not in the node: image. */
    SANDBOX_IMAGE_MISSING,
    /** An image that Kubernetes needs is not in the node and cannot be pulled: image. */
    NODE_IMAGE_INCOMPLETE,
    /** A port in the node is in use: port. */
    PORT_TAKEN_IN_NODE,
    /** containerd does not run in the node: node. */
    RUNTIME_DOWN,
    /** The engine's machine does not have an address family: its name. */
    ADDRESS_FAMILY_MISSING,
    /** The disk is too slow for etcd: node. */
    DISK_TOO_SLOW,
    /** The engine's kernel lacks something: its name. */
    KERNEL_LACKS,
    /** The kubelet does not stay up, and nothing says why: node. */
    KUBELET_NOT_HEALTHY,
    /** The tool failed to make, start or look after a cluster, for a reason that is not known: tool, cluster. */
    LOCAL_CREATION_FAILED,
    /** The tool does not take what was asked for: tool, cluster. */
    LOCAL_PLAN_REFUSED,
    /** What the tool makes its machines with does not work: tool, cluster. */
    LOCAL_DRIVER_FAILED,
    /** The tool could not fetch what a cluster needs: cluster. */
    LOCAL_INTERNET_NEEDED,
    /** There is too little memory for a cluster: cluster. */
    LOCAL_MEMORY_SHORT,
    /** There is too little disk for a cluster: cluster. */
    LOCAL_DISK_SHORT,
    /** There are too few processors for a cluster: cluster. */
    LOCAL_PROCESSORS_SHORT,
    /** No cluster of that name is on this computer: name. */
    LOCAL_CLUSTER_UNKNOWN,
    /** The creation of a cluster did not come to its end, so that it cannot be used: name. */
    LOCAL_CLUSTER_UNFINISHED,
    /** The node does not run, or is not of that cluster: node. */
    LOCAL_NODE_NOT_RUNNING,
    /** An image could not be read into a node: image, node. */
    IMAGE_NOT_IN_NODE,
    // this computer
    /** No terminal window can be opened: the line to type in one. */
    TERMINAL_NONE,
    /** A program of ours cannot be started: command. */
    PROCESS_FAILED,
    /** A command-line tool is not installed, or not where it is looked for: tool. */
    COMMAND_MISSING,
    /** A command-line tool did not end in its time and was ended: tool, seconds. */
    COMMAND_HANGS,
    /** A command-line tool ended badly: tool, exit code. */
    COMMAND_FAILED,
    /** A file cannot be read: path. */
    FILE_NOT_TEXT,
    FILE_UNREADABLE,
    /** What is at an address cannot be read: address. */
    DOWNLOAD_FAILED,
    /** An address is not one of HTTPS: address. */
    ADDRESS_NOT_HTTPS,
    /** A file cannot be written: path. */
    FILE_NOT_WRITTEN,
    /** Settings could not be read and were set aside: path, path of the copy. */
    SETTINGS_SET_ASIDE,
    /** The cluster does not measure what pods and nodes use. */
    NO_METRICS,
    /** The work was cancelled. */
    CANCELLED,
    /** Something that should not happen; report it. */
    UNEXPECTED;

    /** Returns the beginning of this code's keys in the message bundles, for example {@code problem.plugin-missing}. */
    public String key() {
        return "problem." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
