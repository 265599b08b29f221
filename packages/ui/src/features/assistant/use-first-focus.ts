import { type RefObject, useEffect, useRef } from "react";

/**
 * For a screen that has one field to fill. Used by the component that renders the `StepFrame`: its effect runs after the
 * frame's, which gives the focus to the heading.
 */
export function useFirstFocus<T extends HTMLElement = HTMLInputElement>(): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  return field;
}
