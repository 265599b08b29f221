import { useEffect } from "react";

/** What has a meaning of its own for Enter. */
const taken =
  "a, button, form, select, summary, textarea, [role=alertdialog], [role=dialog], [contenteditable]";

/** Enter presses it, wherever the focus is, unless what has the focus wants Enter for itself. */
export function useEnterKey(press: (() => void) | null): void {
  useEffect(() => {
    if (!press) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.repeat || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(taken)) return;
      if (document.querySelector("[role=alertdialog], [role=dialog]")) return;
      event.preventDefault();
      press();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [press]);
}
