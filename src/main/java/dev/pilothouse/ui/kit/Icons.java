package dev.pilothouse.ui.kit;

/** The icon of each place and verb, as literals of the icon pack; one icon has one meaning. */
public final class Icons {

    public static final String APP = "mdi2s-ship-wheel";
    public static final String OVERVIEW = "mdi2v-view-dashboard-outline";
    public static final String CLUSTERS = "mdi2p-plus";
    public static final String HISTORY = "mdi2h-history";
    public static final String SETTINGS = "mdi2c-cog-outline";
    public static final String SEARCH = "mdi2m-magnify";
    public static final String FILTER = "mdi2f-filter-variant";
    public static final String COLUMNS = "mdi2t-table-column-plus-after";
    public static final String CHANGES = "mdi2f-file-compare";
    public static final String SCALE = "mdi2a-arrow-expand-horizontal";
    public static final String RESTART = "mdi2r-restart";
    public static final String UNDO = "mdi2u-undo";
    public static final String RESTORE_POINT = "mdi2b-backup-restore";
    public static final String LOGS = "mdi2t-text-box-outline";
    public static final String SHELL = "mdi2c-console";
    public static final String COMMAND_LINE = "mdi2c-console-line";
    public static final String YAML = "mdi2c-code-braces";
    public static final String EDIT = "mdi2p-pencil-outline";
    public static final String DELETE = "mdi2t-trash-can-outline";
    public static final String COPY = "mdi2c-content-copy";
    public static final String SAVE = "mdi2c-content-save-outline";
    public static final String OPEN_FILE = "mdi2f-folder-open-outline";
    public static final String FROM_FILE = "mdi2f-file-upload-outline";
    public static final String FOLDER = "mdi2f-folder-outline";
    public static final String REVEAL = "mdi2e-eye-outline";
    public static final String HIDE = "mdi2e-eye-off-outline";
    public static final String CERTIFICATE = "mdi2c-certificate-outline";
    public static final String LOCKED = "mdi2l-lock-outline";
    public static final String UNLOCKED = "mdi2l-lock-open-variant-outline";
    public static final String DOCTOR = "mdi2s-stethoscope";
    public static final String REFRESH = "mdi2r-refresh";
    public static final String LIVE = "mdi2a-access-point";
    public static final String STREAM_LOST = "mdi2a-access-point-off";
    public static final String DISCONNECTED = "mdi2l-lan-disconnect";
    public static final String FORBIDDEN = "mdi2a-account-lock-outline";
    public static final String SIGN_IN = "mdi2l-login-variant";
    public static final String SOMEONE_ELSE = "mdi2a-account-switch-outline";
    public static final String ACCOUNT = "mdi2a-account-outline";
    public static final String START = "mdi2p-play-outline";
    public static final String STOP = "mdi2s-stop";
    public static final String STEP = "mdi2s-skip-next";
    public static final String BREAK = "mdi2l-lightning-bolt-outline";
    public static final String SIMULATED = "mdi2f-flask-outline";
    public static final String HINT = "mdi2l-lightbulb-on-outline";
    public static final String EXPLAIN = "mdi2b-book-open-page-variant-outline";
    public static final String WRAP = "mdi2w-wrap";
    public static final String OPEN_ELSEWHERE = "mdi2o-open-in-new";
    public static final String MORE = "mdi2d-dots-horizontal";
    public static final String EXPAND = "mdi2a-arrow-expand";
    public static final String CLOSE = "mdi2c-close";
    public static final String BACK = "mdi2a-arrow-left";
    public static final String FORWARD = "mdi2a-arrow-right";
    public static final String SIDEBAR = "mdi2d-dock-left";
    public static final String FOLD_OPEN = "mdi2c-chevron-down";
    public static final String FOLD_CLOSED = "mdi2c-chevron-right";
    public static final String DROP_DOWN = "mdi2m-menu-down";
    public static final String HERE = "mdi2r-radiobox-marked";
    public static final String CHECK = "mdi2c-check";
    public static final String PIN = "mdi2p-pin-outline";
    public static final String UNPIN = "mdi2p-pin-off-outline";
    public static final String LIGHT = "mdi2w-white-balance-sunny";
    public static final String DARK = "mdi2w-weather-night";
    public static final String DESKTOP = "mdi2m-monitor";
    public static final String KEYBOARD = "mdi2k-keyboard-outline";
    public static final String LANGUAGE = "mdi2t-translate";
    public static final String TEXT_LARGER = "mdi2f-format-font-size-increase";
    public static final String TEXT_SMALLER = "mdi2f-format-font-size-decrease";
    public static final String NAMESPACE = "mdi2s-shape-outline";
    public static final String PREVIOUS = "mdi2c-chevron-up";
    public static final String NEXT = "mdi2c-chevron-down";

    private Icons() {}
}
