import type { Shell } from "../shell.ts";

/** Saves text as a file: by the shell where it can, else as a download of the page. */
export function saveText(shell: Shell, fileName: string, text: string): void {
  if (shell.saveText) {
    shell.saveText(fileName, text);
    return;
  }
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
}
