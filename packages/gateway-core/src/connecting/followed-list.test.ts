import { describe, expect, it, vi } from "vitest";
import { followedList } from "./followed-list.ts";

function listOf(answers: (() => Promise<number>)[], isFollowed = () => true) {
  const ask = vi.fn(() => answers.shift()?.() ?? Promise.reject(new Error("not asked for")));
  const onChange = vi.fn();
  const onTrouble = vi.fn();
  return { ask, onChange, onTrouble, list: followedList({ ask, isFollowed, onChange, onTrouble }) };
}
const answer = (value: number) => async () => value;

describe("followedList", () => {
  it("pushes what it knows first, then what differs", async () => {
    const { list, onChange } = listOf([answer(1), answer(1), answer(2)]);
    await list.read();
    const pushed: number[] = [];
    const stop = list.subscribe((value) => pushed.push(value));
    await list.read();
    await list.read();
    stop();
    expect(pushed).toEqual([1, 2]);
    expect(onChange.mock.calls).toEqual([[1], [2]]);
  });

  it("asks once more when it is asked during a question, and not for each of them", async () => {
    let finish: (value: number) => void = () => undefined;
    const slow = () => new Promise<number>((resolve) => (finish = resolve));
    const { list, ask } = listOf([slow, answer(2)]);
    const first = list.read();
    const others = [list.read(), list.read()];
    expect(ask).toHaveBeenCalledTimes(1);
    finish(1);
    expect(await first).toBe(1);
    expect(await Promise.all(others)).toEqual([2, 2]);
    expect(ask).toHaveBeenCalledTimes(2);
    expect(list.current()).toBe(2);
  });

  it("forgets, and keeps no answer from before", async () => {
    let finish: (value: number) => void = () => undefined;
    const slow = () => new Promise<number>((resolve) => (finish = resolve));
    const { list, onChange } = listOf([answer(1), slow]);
    await list.read();
    const late = list.read();
    list.forget();
    finish(2);
    await late;
    expect(list.current()).toBeNull();
    expect(onChange.mock.calls).toEqual([[1], [null]]);
  });

  it("answers without keeping while nobody would hear of changes", async () => {
    const { list, onChange } = listOf([answer(1)], () => false);
    expect(await list.read()).toBe(1);
    expect(list.current()).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("goes on after trouble", async () => {
    const failing = () => Promise.reject(new Error("away"));
    const { list, onTrouble } = listOf([failing, answer(3)]);
    list.refresh();
    expect(await list.read()).toBe(3);
    expect(onTrouble).toHaveBeenCalledTimes(1);
  });
});
