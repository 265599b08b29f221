/** Docker Desktop names a path of the host as its VM sees it. */
export function hostSource(source: string): string {
  return source.replace(/^\/host_mnt(?=\/)/, "");
}
