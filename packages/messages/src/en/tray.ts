/** Words of the tray. */
export const tray = {};
