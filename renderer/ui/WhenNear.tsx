import { type ReactNode, useEffect, useRef, useState } from "react";
import { whenIdle } from "./whenIdle.ts";

/** How far below or above the visible part its content is made already. */
const NEAR = "480px 0px";

/**
 * Makes its content when it comes near the visible part of the screen, or when the page has nothing else to do, and keeps it
 * from then on; until then, its height.
 *
 * @param height px that the content will take
 */
export function WhenNear({ height, children }: { height: number; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (isNear || !element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      // a margin counts only for the box that scrolls
      { root: element.closest("#content"), rootMargin: NEAR },
    );
    observer.observe(element);
    const forget = whenIdle(() => setNear(true));
    return () => {
      forget();
      observer.disconnect();
    };
  }, [isNear]);
  return (
    <div ref={box} style={{ display: "grid", gridTemplateColumns: "minmax(0, 1fr)", minHeight: height, minWidth: 0 }}>
      {isNear && children}
    </div>
  );
}
