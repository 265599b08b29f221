export interface Platform {
  os: string;
  architecture: string;
}

/** `uname -m`, as engines say it, in the words of images (Go's GOARCH). */
const architectures: Readonly<Record<string, string>> = {
  x86_64: "amd64",
  aarch64: "arm64",
  armv7l: "arm",
  armv6l: "arm",
  i386: "386",
  i686: "386",
  loongarch64: "loong64",
};

/** The platform of images that an engine runs, by its `facts.architecture`; an image's own word stays what it is. */
export function enginePlatform(architecture: string, os = "linux"): Platform {
  const known = Object.hasOwn(architectures, architecture) ? architectures[architecture] : undefined;
  return { os, architecture: known ?? architecture };
}
