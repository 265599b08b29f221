import { useId, useLayoutEffect, useRef, useState } from "react";
import styles from "./tooltip.module.css";

interface Props {
  readonly text: string;
  /** False where the trigger's own name already says the text. */
  readonly describes?: boolean;
  readonly children: (trigger: { "aria-describedby": string | undefined }) => React.ReactNode;
}

const gap = 6;
const margin = 8;

/** Words on hover and on focus. They stay while the pointer is on them and go with Escape (WCAG 1.4.13). */
export function Tooltip({ text, describes = true, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const popup = useRef<HTMLSpanElement>(null);
  const [open, setOpen] = useState(false);
  // The focus that a press brings is not a question.
  const pressing = useRef(false);

  useLayoutEffect(() => {
    if (open && anchor.current && popup.current) show(popup.current, anchor.current);
  }, [open]);

  return (
    // The wrapper only listens; what can be operated is the trigger inside it.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span
      ref={anchor}
      className={styles.anchor}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
      onFocus={(event) => !pressing.current && event.target.matches(":focus-visible") && setOpen(true)}
      onBlur={() => setOpen(false)}
      onPointerDown={() => {
        pressing.current = true;
        setOpen(false);
      }}
      onPointerUp={() => {
        pressing.current = false;
      }}
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
    >
      {children({ "aria-describedby": describes && open ? id : undefined })}
      {open && (
        <span ref={popup} id={id} role="tooltip" popover="manual" className={styles.popup}>
          {text}
        </span>
      )}
    </span>
  );
}

/** Under the anchor, or over it where the window ends; never beyond the sides. */
function show(popup: HTMLElement, anchor: HTMLElement): void {
  // The top layer: no card or scroller may cut it off.
  popup.showPopover?.();
  const at = (anchor.firstElementChild ?? anchor).getBoundingClientRect();
  const size = popup.getBoundingClientRect();
  const left = at.left + at.width / 2 - size.width / 2;
  const below = at.bottom + gap;
  const fits = below + size.height + margin <= window.innerHeight;
  popup.style.left = `${Math.max(margin, Math.min(left, window.innerWidth - size.width - margin))}px`;
  popup.style.top = `${fits ? below : at.top - gap - size.height}px`;
}
