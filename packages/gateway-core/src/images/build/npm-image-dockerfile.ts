/** What an image from the npm package is made of. */
export interface NpmImage {
  /** OpenClaw's version on npm: `2026.9.6`. */
  version: string;
  /** A Debian with Node and npm: see `defaultNpmBase`. */
  base: string;
  /** An npm registry, without a slash at its end. */
  registry: string;
  /** The context holds `build-ca.pem`, certificates that npm trusts besides its own, during the build only. */
  extraCa: boolean;
}

/** Node 24 is what OpenClaw 2026.9 asks for (package.json `engines`), and older versions run on it. */
export const defaultNpmBase = "node:24-bookworm-slim";
export const defaultNpmRegistry = "https://registry.npmjs.org";
/** In the build context, where `extraCa` is set. */
export const buildCaFile = "build-ca.pem";

/** What the gateway and its agents call; upstream's Dockerfile has these and python3. */
const packages = "ca-certificates curl git openssh-client procps tini";

/**
 * OpenClaw of one version from npm on a slim Debian: the same layout, user, folders and entry point as upstream's
 * Dockerfile, and a fifth of its build time. For BuildKit (RUN mounts); without a `# syntax` line, which would fetch a
 * frontend from a registry, and without heredocs, which the frontend inside engine 20.10 does not know.
 * Throws on values that could end a line or a quotation.
 */
export function npmImageDockerfile({ version, base, registry, extraCa }: NpmImage): string {
  requireMatch("version", version, /^\d{4}\.\d{1,2}\.\d{1,3}(?:-[0-9A-Za-z.-]+)?$/);
  requireMatch("base", base, /^[\w][\w.:/@-]*$/);
  requireMatch("registry", registry, /^https?:\/\/[\w.:/@-]*[^/\s]$/);

  const mounts = [
    "--mount=type=cache,target=/root/.npm",
    ...(extraCa ? ["--mount=type=bind,from=build-ca,target=/run/build-ca"] : []),
  ].join(" ");
  return `FROM ${base} AS runtime
USER root
RUN set -eu; \\
    missing=; for package in ${packages}; do \\
      dpkg-query -W -f '\${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"; \\
    done; \\
    if [ -n "$missing" ]; then \\
      apt-get update; apt-get install -y --no-install-recommends $missing; rm -rf /var/lib/apt/lists/*; \\
    fi
RUN set -eu; \\
    id -u node >/dev/null 2>&1 || { groupadd --gid 1000 node; useradd --uid 1000 --gid node --create-home --shell /bin/bash node; }; \\
    install -d -m 0755 -o node -g node /home/node /home/node/.config; \\
    install -d -m 0700 -o node -g node /home/node/.openclaw /home/node/.openclaw/workspace /home/node/.config/openclaw
${extraCa ? `\nFROM scratch AS build-ca\nCOPY ${buildCaFile} /ca.pem\n` : ""}
FROM runtime
WORKDIR /app
RUN ${mounts} set -eu; \\
    ${extraCa ? "export NODE_EXTRA_CA_CERTS=/run/build-ca/ca.pem; " : ""}export npm_config_registry=${registry}; \\
    npm pack --silent --pack-destination /tmp openclaw@${version}; \\
    tar -xzf /tmp/openclaw-${version}.tgz -C /app --strip-components=1 --no-same-owner; \\
    rm /tmp/openclaw-${version}.tgz; \\
    npm install --omit=dev --ignore-scripts --legacy-peer-deps --no-audit --no-fund --no-update-notifier; \\
    ${finishInstall}; \\
    chmod 0755 openclaw.mjs; chmod -R a+rX /app; \\
    ln -s /app/openclaw.mjs /usr/local/bin/openclaw; \\
    rm -rf /tmp/*
ENV NODE_ENV=production PATH=/home/node/.local/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LABEL org.opencontainers.image.title="OpenClaw" org.opencontainers.image.version="${version}" \\
      org.opencontainers.image.source="https://github.com/openclaw/openclaw" org.opencontainers.image.base.name="${base}"
USER node
HEALTHCHECK --interval=3m --timeout=10s --start-period=5m --retries=3 CMD curl -fsS -o /dev/null http://127.0.0.1:18789/healthz
ENTRYPOINT ["tini", "-s", "--"]
CMD ["node", "openclaw.mjs", "gateway"]
`;
}

/**
 * OpenClaw's own part of an npm installation, which `--ignore-scripts` leaves out. Without it 2026.9 finishes at its
 * first start by writing into /app, and dies with EACCES under any user but root.
 */
const finishInstall =
  "if [ -f scripts/postinstall-bundled-plugins.mjs ]; then node scripts/postinstall-bundled-plugins.mjs; fi";

function requireMatch(name: string, value: string, pattern: RegExp): void {
  if (!pattern.test(value)) throw new RangeError(`Not a usable ${name}: ${JSON.stringify(value)}`);
}
