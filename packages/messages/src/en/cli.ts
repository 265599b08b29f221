/** Words of the command line. */
export const cli = {};
