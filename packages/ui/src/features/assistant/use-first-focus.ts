import { type RefObject, useEffect, useRef } from "react";

/** For a screen that has one field to fill: the focus goes there, after its frame gave it to the heading. */
export function useFirstFocus<T extends HTMLElement = HTMLInputElement>(): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  return field;
}
