/** Paths and the port inside the container, as upstream's compose file has them. */
export const containerHome = "/home/node";
export const statePath = "/home/node/.openclaw";
export const workspacePath = "/home/node/.openclaw/workspace";
export const authSecretsPath = "/home/node/.config/openclaw";
export const gatewayPort = 18789;
/** Companion apps and nodes. */
export const bridgePort = 18790;
/** The Teams channel's own listener; docs: install/docker/environment-variables. */
export const teamsPort = 3978;
