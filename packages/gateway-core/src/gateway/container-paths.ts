/** Paths and the port inside the container, as upstream's compose file has them. */
export const containerHome = "/home/node";
export const statePath = "/home/node/.openclaw";
export const workspacePath = "/home/node/.openclaw/workspace";
export const authSecretsPath = "/home/node/.config/openclaw";
export const stageDirPath = "/var/lib/openclaw/plugin-runtime-deps";
export const gatewayPort = 18789;
