import { useEffect, useRef } from "react";
import type { EmbeddedDashboard } from "../../shell.ts";

/**
 * Keeps the native view over the element that carries the returned ref. The view paints above the page, so it is
 * taken away while something of ours must be seen, and when the room is left.
 */
export function usePlacement<T extends HTMLElement>(
  dashboard: EmbeddedDashboard,
  visible: boolean,
): React.RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    const element = place.current;
    if (!element || !visible) return;
    const tell = () => {
      const { x, y, width, height } = element.getBoundingClientRect();
      dashboard.place({ x, y, width, height });
    };
    tell();
    const observer = new ResizeObserver(tell);
    observer.observe(element);
    window.addEventListener("resize", tell);
    return () => {
      observer.disconnect();
      window.removeEventListener("resize", tell);
      dashboard.place(null);
    };
  }, [dashboard, visible]);
  return place;
}
