/** The two IPC channels of the app: the page asks, the main process answers; the main process pushes. */
export const askChannel = "rockpool:ask";
export const pushChannel = "rockpool:push";
