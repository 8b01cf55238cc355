package dev.pilothouse.ui.kit;

import javafx.scene.Node;

/** Semantic ids of what can be pointed at: one concept for tests, lessons and accessibility. */
public final class Anchor {

    public static final String ADDONS = "addons";
    public static final String OVERVIEW = "overview";
    public static final String TIMELINE = "timeline";
    public static final String RAIL = "rail";
    public static final String CLUSTERS = "clusters";
    public static final String HISTORY = "history";
    public static final String CHANGES = "changes";
    public static final String CHANGES_LIST = "changes-list";
    public static final String SETTINGS = "settings";
    public static final String SIDEBAR = "sidebar";
    public static final String NAMESPACES = "namespaces";
    public static final String NAMESPACE_LIST = "namespace-list";
    public static final String SEARCH = "search";
    public static final String BACK = "back";
    public static final String FORWARD = "forward";
    public static final String STATUS_LINE = "status-line";
    public static final String STREAM_STATE = "stream-state";
    public static final String STATUS_ENGINE = "status-engine";
    public static final String PAGE = "page";
    public static final String DRAWER = "drawer";
    public static final String PALETTE = "palette";
    public static final String PALETTE_FIELD = "palette-field";
    public static final String PALETTE_RESULTS = "palette-results";
    public static final String TABLE = "table";
    public static final String FILTER = "filter";
    public static final String LOG_FILTER = "log-filter";
    public static final String LOG_LINES = "log-lines";
    public static final String YAML = "yaml";
    public static final String DETAIL = "detail";
    public static final String SCALE = "scale";
    public static final String GUIDE = "guide";
    public static final String DEPLOY = "deploy";
    public static final String DEPLOY_BUTTON = "deploy-button";
    public static final String DEPLOY_FILE = "deploy-file";
    public static final String DEPLOY_NEXT = "deploy-next";
    public static final String DEED = "deed";
    public static final String ROLLOUT = "rollout";
    public static final String KEYS_PAGE = "keys-page";
    public static final String PROBES = "probes";
    public static final String TERMINAL = "terminal";
    public static final String REVIEW = "review";
    public static final String APPLY = "apply";
    public static final String FILES = "files";
    public static final String FORWARD_FORM = "forward-form";
    public static final String FORWARD_BEGIN = "forward-begin";
    public static final String FORWARDS = "forwards";
    public static final String FORWARDS_REMOVE = "forwards-remove";
    public static final String STATUS_FORWARDS = "status-forwards";
    public static final String SIMULATION = "simulation";
    public static final String SNAPSHOT_RESTORE = "snapshot-restore";
    public static final String SNAPSHOT_SAVE = "snapshot-save";
    public static final String KEYS = "keys";
    public static final String DESIGNER_NEW = "designer-new";
    public static final String DESIGNER = "designer";
    public static final String DESIGNER_NAME = "designer-name";
    public static final String DESIGNER_IMAGE = "designer-image";
    /** Followed by the index of the node. */
    public static final String DESIGNER_NODE = "designer-node-";
    public static final String DESIGNER_ADD_WORKER = "designer-add-worker";
    public static final String DESIGNER_START = "designer-start";
    public static final String DESIGNER_OPEN = "designer-open";
    public static final String DESIGNER_SAVE = "designer-save";
    public static final String DESIGNER_KEEP = "designer-keep";
    public static final String DESIGNER_KEEP_NAME = "designer-keep-name";
    public static final String DESIGNER_PREFLIGHT = "designer-preflight";
    public static final String DESIGNER_CREATE = "designer-create";
    public static final String CREATING = "creating";
    public static final String CREATING_STEPS = "creating-steps";
    public static final String CREATING_LOG = "creating-log";
    public static final String CREATING_COPY = "creating-copy";
    public static final String CREATING_HIDE = "creating-hide";
    public static final String CREATING_CANCEL = "creating-cancel";
    public static final String CREATING_CLEAN_UP = "creating-clean-up";
    public static final String CREATING_NEXT = "creating-next";
    public static final String CREATING_TILE = "creating-tile";
    public static final String CREATING_QUIT = "creating-quit";

    private Anchor() {}

    /** Puts the anchor on a node, and returns the node. */
    public static <N extends Node> N at(String anchor, N node) {
        node.setId(anchor);
        return node;
    }

    /** Returns the anchor of a field of a guide. */
    public static String field(String key) {
        return "field-" + key.replace('.', '-');
    }

    /** Returns the anchor of one kind in the sidebar. */
    public static String kind(String qualifiedPlural) {
        return "kind-" + qualifiedPlural;
    }
}
