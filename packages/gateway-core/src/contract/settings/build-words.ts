/** Upstream's Dockerfile hands these to apt, pip and node without quotes, where `-x` is an option and `*` a file. */
export const buildWords = {
  /** A Debian package, with architecture and version or release where wanted. */
  aptPackages: /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9]+)?(?:[=/][\w.+:~-]+)?$/,
  /** A requirement as pip takes it on its command line. */
  pipPackages: /^[A-Za-z0-9][\w.,<>=!~[\]-]*$/,
  nodeOptions: /^--[a-z][\w.=:/,-]*$/,
} as const;
