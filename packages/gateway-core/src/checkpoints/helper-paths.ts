/** Where the helper container has what. */
export const helperPaths = {
  state: "/rockpool/state",
  workspace: "/rockpool/workspace",
  authSecrets: "/rockpool/auth-secrets",
  store: "/rockpool/store",
  /** The folder that the store is made in; mounted in a container that is never started. */
  beside: "/rockpool/beside",
} as const;
