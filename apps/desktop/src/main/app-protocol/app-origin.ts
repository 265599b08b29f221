/** Our pages have an origin of their own, so that `file:` needs no privileges and the door can tell them by it. */
export const appScheme = "app";
export const appOrigin = `${appScheme}://rockpool`;
